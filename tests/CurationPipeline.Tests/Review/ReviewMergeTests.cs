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

    [Fact]
    public void Strokes_corrections_and_notes_come_with_an_answer()
    {
        var theirs = Open.With(A, Struck(Described(Text(A, new Answer(Say.Approve, Note: "see page 5")), "As Bob has it.")));

        var merge = ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided);

        var item = Item(merge, A);
        Assert.Equal(new Answer(Say.Approve, Note: "see page 5") { By = "Bob" }, item.Answer);
        Assert.Equal(("As Bob has it.", true), (item.Item.Entity.Description, item.Item.Evidence[0].Rejected));
        Assert.Equal("Compliance Gap: description 'As Bob has it.' is taken over from Bob, in place of 'How much more a model complies when watched.'", Assert.Single(merge.Told));
    }

    [Fact]
    public void Words_that_one_struck_out_stay_out_where_both_approve()
    {
        var theirs = Open.With(A, Struck(Text(A, new Answer(Say.Approve, Note: "ask Ada"))));

        var item = Item(ReviewMerge.Of(Said(A, new Answer(Say.Approve, Note: "mine")).ToString(), "a", theirs, "Bob", Undecided), A);

        Assert.Equal(new Answer(Say.Approve, Note: "mine / Bob: ask Ada"), item.Answer);
        Assert.True(item.Item.Evidence[0].Rejected);
    }

    [Theory]
    [InlineData("not sure at all", "no", "not sure at all / Bob: no")]
    [InlineData("mine / Bob: ask Ada", "ask Ada", "mine / Bob: ask Ada")]
    [InlineData("mine / Bob: ask Ada", "ask", "mine / Bob: ask Ada / Bob: ask")]
    [InlineData("the same", "the same", "the same")]
    public void A_note_is_left_out_only_where_the_same_note_stands(string ours, string theirs, string both)
    {
        var there = Open.With(A, Text(A, Unanswered with { Note = theirs }));

        var merge = ReviewMerge.Of(Open.With(A, Text(A, Unanswered with { Note = ours })).ToString(), "a", there, "Bob", Undecided);

        Assert.Equal(both, Answer(merge, A).Note);
    }

    [Fact]
    public void Notes_and_later_come_over_without_a_decision()
    {
        var theirs = Open.With(A, Text(A, Unanswered with { Note = "ask Ada" })).With(B, Text(B, new Answer(Say.Later, Note: "next week")));

        var merge = ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided);

        Assert.Equal(Unanswered with { Note = "Bob: ask Ada" }, Answer(merge, A));
        Assert.Equal(new Answer(Say.Later, Note: "next week") { By = "Bob" }, Answer(merge, B));
        Assert.Equal(merge.Text, ReviewMerge.Of(merge.Text, "a", theirs, "Bob", Undecided).Text);
    }

    [Fact]
    public void Two_wordings_that_were_approved_are_a_disagreement()
    {
        var theirs = Open.With(A, Described(Text(A, new Answer(Say.Approve)), "As Bob has it."));

        var merge = ReviewMerge.Of(Said(A, new Answer(Say.Approve)).ToString(), "a", theirs, "Bob", Undecided);

        Assert.Equal(
            "here said approve with description 'How much more a model complies when watched.'; Bob said approve with description 'As Bob has it.'",
            Answer(merge, A).Disagreement);
        Assert.Equal(Say.Pending, Answer(merge, A).Say);
    }

    [Fact]
    public void A_correction_that_nobody_answered_is_shown_beside_what_stands_here()
    {
        var theirs = Open.With(A, Described(Open.TextOf(A), "As Bob has it."));

        var open = Answer(ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided), A);
        var answered = ReviewMerge.Of(Said(A, new Answer(Say.Approve)).ToString(), "a", theirs, "Bob", Undecided);

        Assert.EndsWith("Bob has description 'As Bob has it.'", open.Disagreement, StringComparison.Ordinal);
        Assert.Equal(new Answer(Say.Approve), Answer(answered, A));
        Assert.EndsWith("stays, and Bob has description 'As Bob has it.'", Assert.Single(answered.Told), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_without_words_that_stand_here_is_shown_only()
    {
        var theirs = Open.With(A, Text(A, new Answer(Say.Approve)).Replace("We call the difference the compliance gap.", "Other words.", StringComparison.Ordinal));

        var merge = ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided);

        Assert.Equal(Unanswered with { Disagreement = "Bob said approve, without these words: We call the difference the compliance gap." }, Answer(merge, A));
        Assert.Equal("Compliance Gap: Bob's file has words for it that do not stand here: 'Other words.'", Assert.Single(merge.Told));
    }

    [Fact]
    public void Words_that_the_other_put_right_come_over()
    {
        var proposals = SomeProposals.Of(SomeProposals.Entity());
        var item = proposals.Unverified[0];
        var key = SealedKey.Seal(UnverifiedKey.Of(proposals.Paper.Id, item.For, item.Subject, item.Quote));
        var ours = ReviewSheet.Parse(ReviewWriter.Write(proposals with { Unverified = [item with { Key = key }] }), "a");

        var merge = ReviewMerge.Of(ours.ToString(), "a", With("use: nearest"), "Bob", Undecided);
        var both = ReviewMerge.Of(merge.Text, "a", With("note: as printed"), "Carol", Undecided);

        Assert.Equal((1, true), (merge.Taken, ReviewReader.Parse(merge.Text, "a").Unverified.Single().Item.UseNearest));
        Assert.Contains("    use: nearest\n", both.Text, StringComparison.Ordinal);
        Assert.Contains("    note: \"Carol: as printed\"\n", both.Text, StringComparison.Ordinal);

        ReviewSheet With(string line) => ours.With(key, ours.TextOf(key).Replace("    reason:", $"    {line}\n    reason:", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_for_a_group_comes_with_the_items_that_only_the_other_has()
    {
        var ours = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity()));
        var theirs = ReviewSheet.Parse(Open.ToString().Replace("entities:\n", "entities:\n  - later all below\n", StringComparison.Ordinal), "b");

        Assert.Equal(new Answer(Say.Later) { By = "Bob" }, Answer(ReviewMerge.Of(ours, "a", theirs, "Bob", Undecided), B));
    }

    [Fact]
    public void A_third_persons_answer_stands_beside_the_others()
    {
        var both = ReviewMerge.Of(Said(A, new Answer(Say.Approve)).ToString(), "a", Said(A, new Answer(Say.Reject)), "Bob", Undecided);

        var all = ReviewMerge.Of(both.Text, "a", Said(A, new Answer(Say.Reject, Reason: "trivial")), "Carol", Undecided);

        Assert.Equal("here said approve; Bob said reject; Carol said reject (trivial)", Answer(all, A).Disagreement);
    }

    [Fact]
    public void A_file_that_approves_the_rest_is_refused()
    {
        var theirs = ReviewSheet.Parse(Open.ToString().Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal), "b");

        var refused = Assert.Throws<CurationException>(() => ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided));

        Assert.StartsWith("'b' has 'approve_rest: true', which cannot be merged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_on_the_whole_file_comes_over_or_is_told()
    {
        var theirs = ReviewSheet.Parse(Open + "note: Read twice.\n", "b");

        var merge = ReviewMerge.Of(Open.ToString(), "a", theirs, "Bob", Undecided);

        Assert.Contains("\nnote: Read twice.\n", merge.Text, StringComparison.Ordinal);
        Assert.Equal(["the note on the whole file stays, and Bob has 'Read twice.'"], ReviewMerge.Of(Open + "note: Mine.\n", "a", theirs, "Bob", Undecided).Told);
    }

    private static string Text(string key, Answer answer) => ItemEdit.Answer(Open.TextOf(key), "a", answer);

    private static string Struck(string text) => ItemEdit.Strike(text, "a", 0, struck: true);

    private static string Described(string text, string description) =>
        ItemEdit.Correct(text, "a", "entity", [KeyValuePair.Create<string, object?>("description", description)]);

    private static Reviewed<ProposedEntity> Item(ReviewMerge merge, string key) => ReviewReader.Parse(merge.Text, "a").Entities.Single(item => item.Item.Key == key);

    private static DecisionState Undecided(string key) => default;

    private static Answer Unanswered => CurationPipeline.Review.Answer.Pending;

    private static ReviewSheet Said(string key, Answer answer) => Open.With(key, ItemEdit.Answer(Open.TextOf(key), "a", answer));

    private static Answer Answer(ReviewMerge merge, string key) => ReviewReader.Parse(merge.Text, "a").Answers.Single(item => item.Key == key).Answer;
}
