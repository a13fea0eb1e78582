using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Review;

/// <summary>Pairs of the similarity queue, put to a person in a review file and applied.</summary>
public sealed class SimilarReviewTests : IDisposable
{
    private static readonly EntityId Hacking = Id("concept:reward-hacking");
    private static readonly EntityId Gaming = Id("concept:specification-gaming");

    private readonly TestBase _here = new();

    public SimilarReviewTests()
    {
        _here.Approve(
            Concept("Reward Hacking", "Getting reward without doing what was meant."), Concept("Specification Gaming", "Doing what was said and not what was meant."),
            Concept("Goodhart's Law", "A measure that is a target measures no longer."), Paper("Notes"));
        _here.Approve(Edge("paper:notes", "studies", "concept:reward-hacking"));
        _here.Approve(Edge("paper:notes", "studies", "concept:goodharts-law"));
    }

    private ReviewFolder Reviews => new(_here.Folder);

    private ReviewFile Review => ReviewReader.Read(Reviews.SimilarFile);

    public void Dispose() => _here.Dispose();

    [Fact]
    public void The_file_shows_both_with_what_speaks_for_it()
    {
        Ask();

        Snapshot.Verify(File.ReadAllText(Reviews.SimilarFile), "yaml");
    }

    [Fact]
    public void What_is_asked_once_is_in_the_file_once()
    {
        Assert.Equal(1, Ask());
        Assert.Equal(0, Ask());
        Assert.Equal(Hacking, Assert.Single(Review.Pairs).Item.First.Id);
    }

    [Fact]
    public void A_duplicate_goes_into_the_better_joined()
    {
        Say("duplicate");

        Apply();

        Assert.Equal(Hacking, _here.Graph.Resolve(Gaming));
        Assert.Empty(Review.Pairs);
    }

    [Fact]
    public void The_one_that_stays_may_be_named()
    {
        Say("same-as concept:specification-gaming");

        Apply();

        Assert.Equal(Gaming, _here.Graph.Resolve(Hacking));
    }

    [Fact]
    public void An_edge_comes_in_with_the_persons_reason()
    {
        Say("edge");
        Edit("rationale: \"\"", "rationale: Each names the other's failure.");

        Apply();

        var edge = Assert.Single(_here.Graph.EdgesOf(Gaming));
        Assert.Equal(("associated_with", "Each names the other's failure."), (edge.Relation, edge.Rationale));
    }

    [Fact]
    public void An_edge_without_a_reason_is_refused_with_its_line()
    {
        Say("edge");

        var refused = Assert.Throws<CurationException>(Apply);

        Assert.Contains($"({Review.Pairs[0].Line}): The edge has no quote to stand on, so say behind 'rationale:'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unrelated")]
    [InlineData("later")]
    public void What_was_answered_is_settled_until_undone(string answer)
    {
        Say(answer);

        var batch = Apply().Batch!; // something was decided
        var after = PairMemory.Of(_here.Graph, Gaming, Hacking);
        _here.Undo(batch);

        Assert.Equal((answer == "unrelated", answer == "later"), (after.IsSettled, after.IsLater));
        Assert.Empty(Review.Pairs);
        Assert.Null(PairMemory.Of(_here.Graph, Gaming, Hacking).Said);
    }

    [Fact]
    public void A_changed_description_asks_again_and_says_so()
    {
        Say("unrelated");
        Apply();

        _here.Decide(new NewDecision.EditEntity(Concept("Specification Gaming", "Meeting the letter of a goal and not its spirit.")));
        var memory = PairMemory.Of(_here.Graph, Hacking, Gaming);

        Assert.False(memory.IsSettled);
        Assert.StartsWith("Asked again: the description of 'Specification Gaming' has changed since tester said 'unrelated' on ", PairProposals.AskedAgain(memory), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_spacing_of_a_description_asks_nothing()
    {
        Say("unrelated");
        Apply();

        _here.Decide(new NewDecision.EditEntity(Concept("Specification Gaming", "Doing what was said, and not what was meant")));

        Assert.True(PairMemory.Of(_here.Graph, Hacking, Gaming).IsSettled);
    }

    [Fact]
    public void What_was_said_of_a_merged_entity_holds_for_its_winner()
    {
        Say("unrelated");
        Apply();

        _here.Decide(new NewDecision.Merge(Hacking, Id("concept:goodharts-law")));

        Assert.True(PairMemory.Of(_here.Graph, Gaming, Id("concept:goodharts-law")).IsSettled);
    }

    [Fact]
    public void A_question_that_is_settled_elsewhere_leaves_the_file()
    {
        Ask();
        _here.Approve(Edge("concept:reward-hacking", "associated_with", "concept:specification-gaming"));

        Apply();

        Assert.Empty(Review.Pairs);
    }

    [Fact]
    public void Two_answers_that_contradict_each_other_are_told()
    {
        Ask();
        Ask(Id("concept:goodharts-law"), Gaming);
        Ask(Hacking, Id("concept:goodharts-law"));
        var decisions = new Queue<string>(["duplicate", "duplicate", "unrelated"]);
        File.WriteAllText(Reviews.SimilarFile, string.Join('\n', File.ReadLines(Reviews.SimilarFile).Select(line =>
            line.StartsWith("    decision: pending", StringComparison.Ordinal) ? "    decision: " + decisions.Dequeue() : line)) + "\n");

        var refused = Assert.Throws<CurationException>(Apply);

        Assert.Contains("are one, by a merge before this or in this file; put 'pending' here, or undo that merge.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_kinds_are_never_one()
    {
        Ask(Hacking, Id("paper:notes"));
        Edit("decision: pending", "decision: same-as paper:notes");

        var refused = Assert.Throws<CurationException>(Apply);

        Assert.Contains("'concept:reward-hacking' and 'paper:notes' cannot be one: a concept is not a paper.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_no_answer_is_told_with_the_choices()
    {
        Say("dunno");

        var refused = Assert.Throws<CurationException>(Apply);

        Assert.Contains("'dunno' is not a decision; write duplicate, edge, unrelated, later, same-as type:slug or pending", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  # Ada knows\n", 1)]
    public void A_pair_that_a_person_commented_stays_when_its_words_change(string comment, int stays)
    {
        Ask();
        Edit("  - key:", comment + "  - key:");
        _here.Decide(new NewDecision.EditEntity(Concept("Specification Gaming", "Meeting the letter of a goal and not its spirit.")));

        Ask(Hacking, Id("concept:goodharts-law"));

        Assert.Equal(1 + stays, Review.Pairs.Count);
        Assert.Contains(comment, File.ReadAllText(Reviews.SimilarFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It is a case of it.")]
    [InlineData("It is a case of it, and of nothing else that anyone has written about so far in all the papers that were read for this base.")]
    public void An_edge_chosen_at_the_desk_is_read_back(string reason)
    {
        Ask();
        var sheet = ReviewSheet.Parse(File.ReadAllText(Reviews.SimilarFile), Reviews.SimilarFile);
        var key = Assert.Single(sheet.Questions).Key;
        var edge = new EdgeKey(Gaming, "extends", Hacking);

        var joined = sheet.With(key, ItemEdit.Join(sheet.TextOf(key), "file", edge, reason, new Answer(CurationPipeline.Review.Say.Approve)));

        var item = ReviewReader.Parse(joined.ToString(), "file").Pairs.Single();
        Assert.Equal((edge, reason, CurationPipeline.Review.Say.Approve), (item.Item.Edge!.Value, item.Item.Rationale, item.Answer.Say));
    }

    private int Ask() => Ask(Gaming, Hacking);

    private int Ask(EntityId one, EntityId other) => Reviews.Write(
        new SimilarQuestions("test", 0.5, [new PairProposals(_here.Base.Catalog, _here.Graph).Make(one, other, 0.71)]), _here.Base);

    private void Say(string answer)
    {
        Ask();
        Edit("decision: pending", "decision: " + answer);
    }

    private void Edit(string was, string now)
    {
        var text = File.ReadAllText(Reviews.SimilarFile);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(Reviews.SimilarFile, text.Replace(was, now, StringComparison.Ordinal));
    }

    private AppliedReview Apply() => new ReviewApplication(_here.Base, _ => null).Apply([Reviews.SimilarFile], "tester", partial: false)[0];
}
