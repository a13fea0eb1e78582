using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

/// <summary>Three papers propose the same new concept, one of them in British spelling.</summary>
public sealed class DeskFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DeskFolder _desk;
    private readonly DeskFile _first;
    private readonly DeskFile _second;
    private readonly DeskFile _british;

    public DeskFolderTests()
    {
        _desk = new DeskFolder(_folder.Path);
        _first = Write("first", Proposal("Behavior Gap"), Proposal("Oversight"));
        _second = Write("second", Proposal("Behavior Gap"));
        _british = Write("third", Proposal("Behaviour Gaps"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_other_paper_is_shown_with_its_words()
    {
        var also = _desk.Also(_first, Item(_first));

        Assert.Equal(["second", "third"], also.Select(other => other.File.Paper.Title));
        Assert.All(also, other => Assert.Equal((5, $"{other.File.Paper.Title} says so."), (other.Proposal.Item.Evidence[0].Page, other.Proposal.Item.Evidence[0].Text)));
        Assert.Empty(_desk.Also(_first, _first.Read().File.Entities[1].Item));
    }

    [Fact]
    public void One_answer_goes_into_every_file()
    {
        Put(_first, new Answer(Say.Reject, Reason: "trivial", Note: "too plain"));

        Assert.All(new[] { _first, _second, _british }, file => Assert.Equal(new Answer(Say.Reject, Reason: "trivial", Note: "too plain"), Said(file)));
        Assert.Equal(Say.Pending, _first.Read().File.Entities[1].Answer.Say);
    }

    [Fact]
    public void A_changed_mind_goes_into_every_file_too()
    {
        Put(_first, new Answer(Say.Approve));

        Put(_second, new Answer(Say.Pending));

        Assert.All(new[] { _first, _second, _british }, file => Assert.Equal(Say.Pending, Said(file).Say));
    }

    [Fact]
    public void A_mind_that_is_changed_where_the_words_differ_goes_into_every_file_too()
    {
        Put(_first, new Answer(Say.Approve));
        Assert.Equal(Say.SameAs, Said(_british).Say);

        Put(_british, new Answer(Say.Reject));

        Assert.All(new[] { _first, _second, _british }, file => Assert.Equal(Say.Reject, Said(file).Say));
    }

    [Fact]
    public void What_was_approved_is_what_was_shown()
    {
        var key = Item(_first).Key;
        _first.Change("edit", sheet => [KeyValuePair.Create(key, sheet.TextOf(key).Replace("description: \"\"", "description: As corrected.", StringComparison.Ordinal))]);

        Put(_first, new Answer(Say.Approve));

        var same = new Answer(Say.SameAs, SameAs: EntityId.Parse("concept:behavior-gap"));
        Assert.Equal((same, same), (Said(_second), Said(_british)));
        Put(_first, new Answer(Say.Pending));
        Assert.Equal((Say.Pending, Say.Pending), (Said(_second).Say, Said(_british).Say));
    }

    [Fact]
    public void An_undo_reaches_every_file_that_can_be_read_and_names_the_others()
    {
        Put(_first, new Answer(Say.Approve));
        File.WriteAllText(_second.Path, "entities: [");

        var said = _first.Undo((_, _) => { });

        Assert.Equal((Say.Pending, Say.Pending), (Said(_first).Say, Said(_british).Say));
        Assert.EndsWith("(but not in second.review.yaml, which cannot be read or written now: look at it there)", said, StringComparison.Ordinal);
        Assert.Null(_first.LastStep);
    }

    [Fact]
    public void One_undo_takes_it_out_of_every_file_to_the_letter()
    {
        var before = Texts();
        Put(_first, new Answer(Say.Approve));
        Assert.NotEqual(before, Texts());
        Assert.Null(_second.LastStep);

        _first.Undo((_, _) => { });

        Assert.Equal(before, Texts());
    }

    [Fact]
    public void What_a_person_said_otherwise_in_another_file_stays()
    {
        File.WriteAllText(_second.Path, File.ReadAllText(_second.Path).Replace("decision: pending", "decision: reject", StringComparison.Ordinal));

        Put(_first, new Answer(Say.Approve));

        Assert.Equal((Say.Reject, Say.SameAs), (Said(_second).Say, Said(_british).Say));
    }

    [Fact]
    public void An_approval_goes_nowhere_where_another_possible_duplicate_stands()
    {
        var duplicate = new CurationPipeline.Resolve.Candidate(EntityId.Parse("concept:gap"), CurationPipeline.Resolve.Verdict.Possible, 0.8, "one name holds the other");
        var file = Write("fourth", Proposal("Behavior Gap") with { PossibleDuplicates = [duplicate] });

        Put(_first, new Answer(Say.Approve));
        Assert.Equal(Say.Pending, Said(file).Say);
        Put(_first, new Answer(Say.Reject));
        Assert.Equal(Say.Reject, Said(file).Say);
    }

    [Fact]
    public void A_broken_file_keeps_no_answer_from_the_others()
    {
        File.WriteAllText(_second.Path, "entities: [");

        Put(_first, new Answer(Say.Approve));

        Assert.Equal((Say.Approve, Say.SameAs), (Said(_first).Say, Said(_british).Say));
        Assert.Single(_desk.Also(_first, Item(_first)));
        Assert.Equal("answer (but not in second.review.yaml, which cannot be read or written now: look at it there)", _first.LastStep!.What); // just made
    }

    [Fact]
    public void A_broken_file_that_never_asked_the_same_is_not_named()
    {
        var other = Write("other", Proposal("Oversight"));
        other.Read();
        File.WriteAllText(other.Path, "entities: [");

        Put(_first, new Answer(Say.Approve));

        Assert.Equal("answer", _first.LastStep!.What); // just made
    }

    [Fact]
    public void A_file_that_cannot_be_opened_keeps_no_answer_from_the_others()
    {
        using var held = new FileStream(_second.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Put(_first, new Answer(Say.Approve));

        Assert.Equal((Say.Approve, Say.SameAs), (Said(_first).Say, Said(_british).Say));
        Assert.Single(_desk.Also(_first, Item(_first)));
        Assert.StartsWith($"'{_second.Path}' cannot be read (", Assert.Throws<CurationException>(() => _second.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_keeps_no_answer_from_the_others()
    {
        _second.Read();
        File.Delete(_second.Path);

        Put(_first, new Answer(Say.Approve));

        Assert.Equal((Say.Approve, Say.SameAs), (Said(_first).Say, Said(_british).Say));
        Assert.Equal("answer", _first.LastStep!.What); // just made
        Assert.Null(ReviewReader.ReadPaper(_second.Path));
    }

    [Theory]
    [InlineData("concept", "Behavior Gap", "method", "Behavior Gap")]
    [InlineData("concept", "GPT-3 Gap", "concept", "GPT-4 Gap")]
    [InlineData("concept", "BG", "concept", "B G")]
    [InlineData("thinker", "Jan Novak", "thinker", "J. Novak")]
    public void Names_that_only_look_alike_are_two_questions(string kind, string name, string otherKind, string other)
    {
        var (one, two) = (Write("one", Proposal(name, kind)), Write("two", Proposal(other, otherKind)));

        Assert.DoesNotContain(_desk.Also(one, Item(one)), also => also.File.Path == two.Path);
    }

    [Fact]
    public void A_name_that_the_other_has_as_an_alias_is_one_question()
    {
        var (one, two) = (Write("one", Proposal("Mirror Probing")), Write("two", Alias(Proposal("Looking-Glass Tests"), "mirror-probing", "LGT")));

        Assert.Equal(two.Path, Assert.Single(_desk.Also(one, Item(one))).File.Path);
    }

    [Fact]
    public void Two_answers_at_once_leave_all_files_with_one()
    {
        Parallel.For(0, 8, i => Put(i % 2 == 0 ? _first : _second, new Answer(i % 2 == 0 ? Say.Approve : Say.Reject)));

        Assert.Single(new[] { _first, _second, _british }.Select(file => Said(file).Say == Say.Reject).Distinct());
    }

    private DeskFile Write(string paper, params ProposedEntity[] entities)
    {
        var path = _folder.File("reviews", paper + ".review.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var proposals = SomeProposals.Of([.. entities.Select(item => item with { Evidence = [SomeProposals.Evidence($"{paper} says so.")] })]);
        File.WriteAllText(path, ReviewWriter.Write(proposals with { Paper = proposals.Paper with { Id = new EntityId("paper", paper), Title = paper }, Edges = [], Quotes = [], Unverified = [] }));
        return _desk.Open(path);
    }

    private static ProposedEntity Proposal(string name, string kind = "concept") => new(
        SealedKey.Seal(ContentKey.OfEntity(kind, name)), new Entity(new EntityId(kind, Slug.Of(name)), name, ""), [], []);

    private static ProposedEntity Alias(ProposedEntity item, params string[] aliases) => item with { Entity = item.Entity with { Aliases = aliases } };

    private static ProposedEntity Item(DeskFile file) => file.Read().File.Entities[0].Item;

    private static Answer Said(DeskFile file) => file.Read().File.Entities[0].Answer;

    private static void Put(DeskFile file, Answer answer)
    {
        var key = Item(file).Key;
        file.Change("answer", sheet => [KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), file.Path, answer))]);
    }

    private string Texts() => string.Concat(new ReviewFolder(_folder.Path).Files().Select(File.ReadAllText));
}
