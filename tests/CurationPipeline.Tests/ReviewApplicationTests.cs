using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests;

/// <summary>Review files of several papers, applied one after the other.</summary>
public sealed class ReviewApplicationTests : IDisposable
{
    private static readonly EntityId Mirror = Id("concept:mirror-probing");
    private static readonly EntityId Oversight = Id("concept:oversight");

    private readonly TestBase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Approved_under_a_name_and_as_its_alias_one_entity_comes_in()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Looking-Glass Tests", "mirror-probing")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");

        Apply(files);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void An_edge_whose_ends_turn_out_to_be_one_moves_to_the_losses()
    {
        _here.Approve(Concept("Oversight"));
        string[] files =
        [
            Write("a", [Proposal("Mirror Probing")]),
            Write("b", [Proposal("Mirror Probing")], new EdgeKey(Mirror, "associated_with", Oversight)),
        ];
        Answer(files[0], $"same-as {Oversight}");

        Apply(files[0]);

        Assert.Empty(ReviewReader.Read(files[1]).Answers);
        Assert.Contains($"Both ends are {Oversight}, as an answer says: The gap shows that the model fakes alignment.", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_the_base_has_for_two_things_join_none_of_them()
    {
        _here.Approve(Concept("Mirror Tests") with { Aliases = ["looking glass"] }, Concept("Glass Tests") with { Aliases = ["looking glass"] });
        var file = Write("a", [Proposal("Looking Glass")]);
        Answer(file, "approve");

        Apply(file);

        Assert.Contains(Id("concept:looking-glass"), _here.Graph.Entities("concept").Select(entity => entity.Id));
    }

    [Fact]
    public void What_is_the_same_as_another_files_proposal_waits_for_it_and_comes_in_after_it()
    {
        string[] files = [Write("a", [Proposal("Mirror Probings")]), Write("b", [Proposal("Mirror Probing", "MP")])];
        Answer(files[0], $"same-as {Mirror}");
        Answer(files[1], "approve");

        var alone = new ReviewApplication(_here.Base, _ => null).Apply([files[0]], "tester", partial: false)[0];
        Assert.Contains("waits for 'concept:mirror-probing', which is proposed and not in the base yet.", Assert.Single(alone.Waiting), StringComparison.Ordinal);
        Assert.Empty(_here.Graph.Entities("concept"));
        Apply(files);

        Assert.Equal(("Mirror Probing", Mirror), Assert.Single(_here.Graph.Entities("concept").Select(entity => (entity.Name, entity.Id))));
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void Two_that_are_said_to_be_each_other_are_told_so()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Looking Glass")])];
        Answer(files[0], "same-as concept:looking-glass");
        Answer(files[1], $"same-as {Mirror}");

        var refused = Assert.Throws<CurationException>(() => Apply(files));

        Assert.Contains("'concept:looking-glass' is not in the base and is itself said to be the same as 'concept:mirror-probing'; approve one of them", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_same_as_its_namesake_in_another_file_waits_for_it_and_comes_in_after_it()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Mirror Probing", "MP")])];
        Answer(files[0], $"same-as {Mirror}");
        Answer(files[1], "approve");

        Assert.Single(new ReviewApplication(_here.Base, _ => null).Apply([files[0]], "tester", partial: false)[0].Waiting);
        Apply(files);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void Files_that_wait_for_each_other_all_come_in_at_once()
    {
        string[] files =
        [
            Write("a", [Proposal("Mirror Probings"), Proposal("Lantern Test")]),
            Write("b", [Proposal("Lantern Tests"), Proposal("Mirror Probing")]),
        ];
        foreach (var file in files)
            Answer(file, file == files[0] ? $"same-as {Mirror}" : "same-as concept:lantern-test");
        foreach (var file in files)
            Answer(file, "approve");

        var applied = new ReviewApplication(_here.Base, _ => null).Apply(files, "tester", partial: false);

        Assert.All(applied, review => Assert.Empty(review.Waiting));
        Assert.Equal(["concept:lantern-test", "concept:mirror-probing"], _here.Graph.Entities("concept").Select(entity => entity.Id.ToString()));
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void What_is_the_same_as_another_of_its_file_comes_in_with_it()
    {
        var file = Write("a", [Proposal("Mirror Probings"), Proposal("Mirror Probing")]);
        Answer(file, $"same-as {Mirror}");
        Answer(file, "approve");

        Apply(file);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
        Assert.Empty(ReviewReader.Read(file).Entities);
    }

    [Fact]
    public void What_was_recognised_in_an_entity_answers_nothing_once_that_is_taken_back()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Described(Proposal("Mirror Probing"), "Looks twice.")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");
        Apply(files);
        _here.Base.Undo(_here.Base.Log().First(line => line.Verb == Verb.Approve).Id, "tester");
        Assert.Empty(_here.Graph.Entities("concept"));

        var again = Write("a", [Proposal("Mirror Probing")]);
        Apply(again);
        Assert.Single(ReviewReader.Read(again).Entities);
        Answer(again, "approve");
        Apply(again);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
    }

    [Fact]
    public void The_description_that_only_one_of_two_approvals_has_comes_in()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Described(Proposal("Mirror Probing"), "Looks twice.")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");

        Apply(files);

        Assert.Equal("Looks twice.", _here.Graph.FindEntity(Mirror)?.Description);
    }

    [Fact]
    public void Of_two_approved_descriptions_the_one_that_does_not_come_in_is_told()
    {
        string[] files = [Write("a", [Described(Proposal("Mirror Probing"), "Looks once.")]), Write("b", [Described(Proposal("Mirror Probing"), "Looks twice.")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");

        var applied = new ReviewApplication(_here.Base, _ => null).Apply(files, "tester", partial: false);

        Assert.Equal("Looks once.", _here.Graph.FindEntity(Mirror)?.Description);
        Assert.EndsWith(
            "'concept:mirror-probing' came in with another description, which stays; change it in its entry if this one is better: \"Looks twice.\"",
            Assert.Single(applied.SelectMany(review => review.Remarks)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_a_person_gave_another_name_is_another_entity_than_its_namesake_elsewhere()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Mirror Probing")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");
        File.WriteAllText(files[1], File.ReadAllText(files[1])
            .Replace("concept:mirror-probing", "concept:mirror-sounding", StringComparison.Ordinal)
            .Replace("Mirror Probing", "Mirror Sounding", StringComparison.Ordinal));

        Apply(files);

        Assert.Equal(
            [("concept:mirror-probing", 0), ("concept:mirror-sounding", 0)],
            _here.Graph.Entities("concept").Select(entity => (entity.Id.ToString(), entity.Aliases.Count)));
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void What_was_rejected_in_one_spelling_is_not_approved_in_another_unsaid()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Mirror Probings")])];
        Answer(files[0], "reject");
        Answer(files[1], "approve");
        Apply(files[0]);

        var refused = Assert.Throws<CurationException>(() => Apply(files[1]));

        Assert.Contains("'Mirror Probings', written in another way, was rejected before", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_here.Graph.Entities("concept"));
    }

    [Fact]
    public void A_question_with_a_persons_note_stays_when_another_file_answers_it()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Mirror Probing")])];
        Answer(files[0], "approve");
        Answer(files[1], "later\n    note: ask Anna");

        Apply(files[0]);

        Assert.Equal("ask Anna", Assert.Single(ReviewReader.Read(files[1]).Entities).Answer.Note);
    }

    [Fact]
    public void A_file_keeps_the_line_ends_of_its_editor()
    {
        var file = Write("a", [Proposal("Mirror Probing"), Proposal("Oversight")]);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
        Answer(file, "approve");

        Apply(file);

        Assert.Single(ReviewReader.Read(file).Entities);
        Assert.DoesNotContain('\n', File.ReadAllText(file).Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edge_that_two_names_made_one_is_not_approved_and_rejected_at_once()
    {
        _here.Approve(Concept("Oversight"), Concept("Mirror Probing"), Paper("b"));
        EdgeKey one = new(Oversight, "extends", Mirror);
        var file = Write("b", [Proposal("Looking Glass")], one, one with { Target = Id("concept:looking-glass") });
        Answer(file, $"same-as {Mirror}");
        Answer(file, "reject");
        Answer(file, "approve");

        var refused = Assert.Throws<CurationException>(() => Apply(file));

        Assert.Contains("This edge is approved in one place of the file and rejected in another", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_id_that_no_file_of_windows_can_have_is_refused_with_its_line()
    {
        var file = Write("a", [Proposal("Mirror Probing")]);
        File.WriteAllText(file, File.ReadAllText(file).Replace("id: concept:mirror-probing", "id: concept:aux", StringComparison.Ordinal));
        Answer(file, "approve");

        var refused = Assert.Throws<CurationException>(() => Apply(file));

        Assert.Matches(@"a\.review\.yaml\(\d+\): 'concept:aux' cannot be an id: Windows keeps the name 'aux' for itself", refused.Message);
        Assert.Empty(_here.Graph.Entities("concept"));
    }

    [Fact]
    public void What_was_taken_back_by_a_command_that_was_stopped_is_asked_again_by_the_next()
    {
        var file = Write("a", [Proposal("Mirror Probing")]);
        Answer(file, "approve");
        var batch = new ReviewApplication(_here.Base, _ => null).Apply([file], "tester", partial: false)[0].Batch!; // it was approved
        var reviews = new ReviewFolder(_here.Folder, _here.Base.Files);
        _here.Base.Undo(batch, "tester", first: reviews.NoteDue);
        Assert.Empty(ReviewReader.Read(file).Entities);

        reviews.ReconcileIfDue(_here.Base);

        Assert.Equal(Say.Pending, Assert.Single(ReviewReader.Read(file).Entities).Answer.Say);
        Assert.False(File.Exists(Path.Combine(_here.Folder, ".curation", "answered", "due")));
    }

    [Theory]
    [InlineData("approve\n    note: ask Anna", 0)]
    [InlineData("reject\n    note: ask Anna", 0)]
    [InlineData("reject\n    note: ask Anna", 1)]
    public void What_a_person_wrote_leaves_with_its_question_when_an_undo_is_undone(string answer, int item)
    {
        _here.Approve(Concept("Oversight"), Concept("Quiet Room"), Paper("a"));
        var file = Write("a", [Proposal("Mirror Probing")], new EdgeKey(Oversight, "extends", Id("concept:quiet-room")));
        AnswerAt(file, item, answer);
        Struck(file);
        Apply(file);
        var applied = File.ReadAllText(file);

        UndoLast();
        var asked = File.ReadAllText(file);
        UndoLast();
        var again = File.ReadAllText(file);
        UndoLast();

        Assert.Equal(applied, again);
        Assert.Contains("note: ask Anna", asked, StringComparison.Ordinal);
        Assert.Equal(asked, File.ReadAllText(file));
    }

    [Fact]
    public void What_a_person_wrote_since_an_undo_keeps_its_question()
    {
        var file = Write("a", [Proposal("Mirror Probing")]);
        Answer(file, "approve\n    note: ask Anna");
        Apply(file);
        UndoLast();
        File.WriteAllText(file, File.ReadAllText(file).Replace("ask Anna", "Anna says no", StringComparison.Ordinal));

        UndoLast();

        Assert.Equal("Anna says no", Assert.Single(ReviewReader.Read(file).Entities).Answer.Note);
    }

    [Fact]
    public void A_version_goes_with_the_line_that_recognised_it()
    {
        _here.Approve(Paper("Known"));
        var file = Write("a", [new ProposedEntity(SealedKey.Seal(ContentKey.OfEntity("paper", "a")), Paper("a") with { Paper = null }, [], [])]);
        var version = ReviewReader.Read(file).Paper.Sha256;
        Answer(file, "same-as paper:known");
        Apply(file);
        Assert.Contains(version, _here.Graph.FindEntity(Id("paper:known"))!.Paper!.Sha256);

        _here.Undo(_here.Base.Log().Last(line => line.Verb == Verb.Same).Id);

        Assert.DoesNotContain(version, _here.Graph.FindEntity(Id("paper:known"))!.Paper!.Sha256);
    }

    [Fact]
    public void Edges_and_quotes_of_a_rejected_paper_leave_with_it_and_come_back()
    {
        _here.Approve(Concept("Mirror Probing"), Concept("Oversight"));
        var file = Write("a", [new ProposedEntity(SealedKey.Seal(ContentKey.OfEntity("paper", "a")), Paper("a"), [], []), Proposal("Lantern")], new EdgeKey(Mirror, "extends", Oversight));
        File.WriteAllText(file, ReviewEdit.Merge(File.ReadAllText(file), file, SomeProposals.Of() with { Paper = ReviewReader.Read(file).Paper, Entities = [], Edges = [], Unverified = [] }));
        var before = ReviewReader.Read(file);
        Answer(file, "reject");

        var applied = new ReviewApplication(_here.Base, _ => null).Apply([file], "tester", partial: false);

        Assert.Single(ReviewReader.Read(file).Answers);
        Assert.EndsWith($"a.review.yaml: {before.Edges.Count + before.Quotes.Count} questions left with the paper, which was rejected; taking that back asks again.", Assert.Single(applied.SelectMany(review => review.Remarks)), StringComparison.Ordinal);
        new ReviewedBase(_here.Base).Undo(_here.Base.Log().Last(line => line.Verb == Verb.Reject).Id, "tester");
        Assert.Equal(before.Answers.Select(item => item.Key), ReviewReader.Read(file).Answers.Select(item => item.Key));
    }

    [Theory]
    [InlineData("decision: [")]
    [InlineData("- ")]
    [InlineData("nothing")]
    [InlineData("")]
    public void Damaged_lines_of_what_was_answered_stop_neither_an_undo_nor_an_ingest(string lines)
    {
        var file = Write("a", [Proposal("Mirror Probing")]);
        Answer(file, "approve");
        Apply(file);
        var kept = Path.Combine(".curation", "answered", "a.review.yaml.json");
        var stored = System.Text.Json.Nodes.JsonNode.Parse(_here.Read(kept))!;
        stored["Questions"]![0]!["Text"] = lines;
        _here.Write(kept, stored.ToJsonString());

        new ReviewedBase(_here.Base).Undo(_here.Base.Log().Last(line => line.Verb == Verb.Approve).Id, "tester");
        new ReviewFolder(_here.Folder).Write(SomeProposals.Of(Proposal("Mirror Probing")) with { Paper = ReviewReader.Read(file).Paper }, _here.Base);

        Assert.Equal(Mirror, Assert.Single(ReviewReader.Read(file).Entities).Item.Entity.Id);
    }

    [Fact]
    public void Two_edges_of_one_sentence_that_a_merge_made_one_are_two_again_when_it_is_taken_back()
    {
        _here.Approve(Concept("Oversight"), Concept("Mirror Probing"), Concept("Lantern"));
        var file = Write("a", [], new EdgeKey(Mirror, "extends", Oversight), new EdgeKey(Id("concept:lantern"), "extends", Oversight));
        var before = File.ReadAllText(file);

        new ReviewedBase(_here.Base).Decide(new NewDecision.Merge(Mirror, Id("concept:lantern")), "tester");
        Assert.Single(ReviewReader.Read(file).Edges);
        UndoLast();

        Assert.Equal(before, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_cannot_be_changed_keeps_no_other_from_following(bool isApplied)
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Mirror Probing")]), Write("c", [Proposal("Mirror Probing")])];
        Answer(files[isApplied ? 1 : 0], "approve");
        File.WriteAllText(files[1], File.ReadAllText(files[1]).Replace("  - key:", "  -\n    key:", StringComparison.Ordinal));

        var applied = new ReviewApplication(_here.Base, _ => null).Apply([files[isApplied ? 1 : 0]], "tester", partial: false);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
        Assert.Equal([0, 1, 0], files.Select(file => ReviewReader.Read(file).Entities.Count));
        Assert.Equal(1, applied[0].Approved);
        Assert.Equal(
            [$"{files[1]}(17,1): this item shares its line with something else; give it lines of its own, starting with '- '. Until then the file asks what is answered."],
            ApplySummary.Told(applied));
    }

    private void Apply(params string[] files) => new ReviewApplication(_here.Base, _ => null).Apply(files, "tester", partial: false);

    private string Write(string paper, IReadOnlyList<ProposedEntity> entities, params EdgeKey[] edges)
    {
        var path = Path.Combine(_here.Folder, "reviews", paper + ".review.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it lies in a folder
        var proposals = SomeProposals.Of([.. entities]);
        File.WriteAllText(path, ReviewWriter.Write(proposals with
        {
            Paper = proposals.Paper with { Id = new EntityId("paper", paper), Title = paper },
            Edges = [.. edges.Select(edge => SomeProposals.Edge(edge) with { Key = SealedKey.Seal(ContentKey.OfEdge(edge)) })],
            Quotes = [],
            Unverified = [],
        }));
        return path;
    }

    private static ProposedEntity Proposal(string name, params string[] aliases) => new(
        SealedKey.Seal(ContentKey.OfEntity("concept", name)), Concept(name) with { Aliases = aliases }, [], []);

    private static ProposedEntity Described(ProposedEntity item, string description) => item with { Entity = item.Entity with { Description = description } };

    private void UndoLast() => new ReviewedBase(_here.Base).Undo(_here.Base.History().Last(line => line.Holds && line.Decision.Verb != Verb.Written).Decision.Batch, "tester");

    private static void Struck(string file) =>
        File.WriteAllText(file, File.ReadAllText(file).Replace("      - page: 5\n", "      - page: 5\n        decision: reject\n", StringComparison.Ordinal));

    private static void AnswerAt(string file, int item, string answer)
    {
        var sheet = ReviewSheet.Parse(File.ReadAllText(file), file);
        var key = sheet.Keys.ElementAt(item);
        File.WriteAllText(file, sheet.With(key, sheet.TextOf(key).Replace("decision: pending", "decision: " + answer, StringComparison.Ordinal)).ToString());
    }

    private static void Answer(string file, string answer)
    {
        var text = File.ReadAllText(file);
        var at = text.IndexOf("decision: pending", StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + $"decision: {answer}" + text[(at + "decision: pending".Length)..]);
    }
}
