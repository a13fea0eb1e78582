using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

/// <summary>Two people answer the same paper's proposals in files of their own.</summary>
public sealed class ReviewMergeTests
{
    private static readonly string A = SealedKey.Seal("aaaa");
    private static readonly string B = SealedKey.Seal("eeee");

    private static readonly ReviewSheet Open = ReviewSheet.Parse(
        ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"))), "a");

    [Fact]
    public void An_open_question_takes_the_others_answer_with_their_name()
    {
        var merge = ReviewMerge.Of(Open.ToString(), "a", Said(B, new Answer(Say.Reject, Reason: "trivial", Note: "seen")), "Bob", Undecided);

        Assert.Equal(new Answer(Say.Reject, Reason: "trivial", Note: "seen") { By = "Bob" }, Answer(merge, B));
        Assert.Equal((1, 0, 0), (merge.Taken, merge.Added, merge.Disagreements.Count));
    }

    [Fact]
    public void Where_two_do_not_agree_both_are_shown_and_the_question_is_open()
    {
        var ours = Said(A, new Answer(Say.Approve)).ToString();

        var merge = ReviewMerge.Of(ours, "a", Said(A, new Answer(Say.Reject, Reason: "trivial")), "Bob", Undecided);

        Assert.Equal(Unanswered with { Disagreement = "here said approve; Bob said reject (trivial)" }, Answer(merge, A));
        Assert.True(ReviewSheet.Parse(merge.Text, "a").Questions.First(question => question.Key == A).NeedsAnEye);
        Assert.Contains("Compliance Gap: here said approve", Assert.Single(merge.Disagreements), StringComparison.Ordinal);
    }

    [Fact]
    public void Answering_settles_a_disagreement()
    {
        var merged = ReviewSheet.Parse(ReviewMerge.Of(Said(A, new Answer(Say.Approve)).ToString(), "a", Said(A, new Answer(Say.Reject)), "Bob", Undecided).Text, "a");

        var settled = merged.With(A, ItemEdit.Answer(merged.TextOf(A), "a", new Answer(Say.Approve)));

        Assert.Equal(Said(A, new Answer(Say.Approve)).ToString(), settled.ToString());
    }

    [Fact]
    public void The_same_answer_twice_is_no_news()
    {
        var ours = Said(A, new Answer(Say.Approve)).ToString();

        Assert.Equal(ours, ReviewMerge.Of(ours, "a", Said(A, new Answer(Say.Approve)), "Bob", Undecided).Text);
    }

    [Fact]
    public void Items_that_only_the_other_has_come_over()
    {
        var ours = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity()));

        var merge = ReviewMerge.Of(ours, "a", Said(B, new Answer(Say.Approve)), "Bob", Undecided);

        Assert.Equal(1, merge.Added);
        Assert.Equal(Say.Approve, Answer(merge, B).Say);
    }

    [Fact]
    public void What_the_base_has_otherwise_already_is_told_and_not_asked_again()
    {
        var ours = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity()));

        var merge = ReviewMerge.Of(ours, "a", Said(B, new Answer(Say.Reject)), "Bob", key => key == "eeee" ? new DecisionState(DecisionOutcome.Approved, "20260102-ab") : default);

        Assert.Equal((ours, 0), (merge.Text, merge.Added));
        Assert.Equal("Monitoring: Bob said reject, and the base has it approved since 20260102-ab; 'curate undo' takes that back", Assert.Single(merge.Disagreements));
    }

    private static DecisionState Undecided(string key) => default;

    private static Answer Unanswered => CurationPipeline.Review.Answer.Pending;

    private static ReviewSheet Said(string key, Answer answer) => Open.With(key, ItemEdit.Answer(Open.TextOf(key), "a", answer));

    private static Answer Answer(ReviewMerge merge, string key) => ReviewReader.Parse(merge.Text, "a").Answers.Single(item => item.Key == key).Answer;
}
