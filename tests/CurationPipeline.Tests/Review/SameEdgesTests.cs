using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

/// <summary>Two new concepts, each with an edge to a third, turn out to be one that the base has.</summary>
public sealed class SameEdgesTests
{
    private static readonly EntityId One = EntityId.Parse("concept:behaviour-gap");
    private static readonly EntityId Other = EntityId.Parse("concept:conduct-gap");
    private static readonly EntityId Known = SomeProposals.Gap;
    private static readonly string OneKey = KeyOf(One);
    private static readonly string OtherKey = KeyOf(Other);

    [Fact]
    public void They_are_one_question_with_the_words_of_both()
    {
        var edge = Assert.Single(Settle(Written()).Edges);

        Assert.Equal(KeyOf(Known), edge.Item.Key);
        Assert.Equal(["The behaviour gap shows faking.", "The conduct gap shows faking."], edge.Item.Evidence.Select(piece => piece.Text));
        Assert.Equal("Why concept:conduct-gap.", edge.Item.Evidence[1].Rationale);
    }

    [Fact]
    public void What_a_person_wrote_into_one_stays_to_the_letter()
    {
        var note = "decision: pending # hm\n    note: ask Bo";

        var text = TextOfSettled(Written().Replace($"{OtherKey}\n    decision: pending", $"{OtherKey}\n    {note}", StringComparison.Ordinal));

        var edge = Assert.Single(ReviewReader.Parse(text, "a.review.yaml").Edges);
        Assert.Equal((KeyOf(Known), "ask Bo", 2), (edge.Item.Key, edge.Answer.Note, edge.Item.Evidence.Count));
        Assert.Contains(note, text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_does_not_come_to_words_that_it_was_not_given_to()
    {
        var file = Settle(Written().Replace($"{OneKey}\n    decision: pending", $"{OneKey}\n    decision: approve", StringComparison.Ordinal));

        Assert.Equal([Say.Approve, Say.Pending], file.Edges.Select(item => item.Answer.Say));
        Assert.All(file.Edges, item => Assert.Single(item.Item.Evidence));
    }

    [Fact]
    public void The_same_words_are_asked_about_once_when_they_are_answered()
    {
        var text = Written().Replace("The conduct gap", "The behaviour gap", StringComparison.Ordinal);

        var edge = Assert.Single(Settle(text.Replace($"{OtherKey}\n    decision: pending", $"{OtherKey}\n    decision: reject", StringComparison.Ordinal)).Edges);

        Assert.Equal((KeyOf(Known), Say.Reject), (edge.Item.Key, edge.Answer.Say));
    }

    [Theory]
    [InlineData("    note: one\n")]
    [InlineData("    # one\n")]
    public void Where_a_person_wrote_into_both_both_stay(string written)
    {
        var text = new[] { OneKey, OtherKey }.Aggregate(Written(), (text, key) =>
            text.Replace($"- key: {key}\n", $"- key: {key}\n{written}", StringComparison.Ordinal));

        Assert.Equal(2, Settle(text).Edges.Count);
    }

    [Fact]
    public void A_comment_above_one_stays()
    {
        var text = TextOfSettled(Written().Replace($"  - key: {OtherKey}", $"  # Bo knows\n  - key: {OtherKey}", StringComparison.Ordinal));

        Assert.Single(ReviewReader.Parse(text, "a.review.yaml").Edges);
        Assert.Contains("# Bo knows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_wrote_to_words_goes_with_them_when_they_are_parted()
    {
        var (text, kept) = Folded();

        var asked = ReviewSheet.Parse(AskedQuestions.Of(Struck(text), "a.review.yaml", kept).Text, "a.review.yaml");

        Assert.Equal([false, true], asked.File.Edges.Select(item => item.Item.Evidence.Single().Rejected));
        Assert.Contains("      # Bo says no\n      - page: 5\n        decision: reject  # never\n", asked.TextOf(OtherKey), StringComparison.Ordinal);
        Assert.DoesNotContain("# Bo", asked.TextOf(OneKey), StringComparison.Ordinal);
        Assert.Equal("", asked.File.Edges[1].Item.Evidence[0].Rationale);
        Assert.Equal("  # Ada asks\n", asked.Above(OneKey).Own);
    }

    [Fact]
    public void What_a_person_wrote_to_words_is_kept_with_them_when_the_question_leaves()
    {
        var (text, kept) = Folded();
        var struck = ReviewSheet.Parse(Struck(text), "a.review.yaml");

        var left = kept.After(struck, ReviewSheet.Parse(ReviewEdit.Remove(struck.ToString(), "a.review.yaml", new HashSet<string> { KeyOf(Known) }), "a.review.yaml"), new Dictionary<string, string>());

        Assert.Equal([false, true], left.Questions.Select(question => question.Text.Contains("      # Bo says no\n      - page: 5\n        decision: reject  # never\n", StringComparison.Ordinal)));
        Assert.Equal(["  # Ada asks\n", ""], left.Questions.Select(question => question.Above));
    }

    [Theory]
    [InlineData("Why concept:behaviour-gap.")]
    [InlineData("Why concept:conduct-gap.")]
    public void What_a_person_wrote_to_the_edge_that_moved_goes_back_with_it_alone(string reason)
    {
        var written = Written().Replace("Why concept:behaviour-gap.", reason, StringComparison.Ordinal).Replace($"- key: {OneKey}", $"- key: {OneKey}  # Bo knows", StringComparison.Ordinal);
        var (text, kept) = Folded(written, new() { [One] = Other });

        var asked = AskedQuestions.Of(text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal), "a.review.yaml", kept);

        var sheet = ReviewSheet.Parse(asked.Text, "a.review.yaml");
        Assert.Equal([(OneKey, reason, Say.Pending), (OtherKey, "Why concept:conduct-gap.", Say.Pending)], sheet.File.Edges.Select(item => (item.Item.Key, item.Item.Rationale, item.Answer.Say)));
        Assert.Equal([true, false], sheet.File.Edges.Select(item => sheet.IsCommented(item.Item.Key)));
        Assert.Equal(new[] { OneKey, OtherKey }.Order(), asked.Withdrawn.Order());
    }

    [Fact]
    public void An_answer_to_both_stays_with_the_one_that_it_was_asked_as()
    {
        var (text, kept) = Folded(Written().Replace($"- key: {OtherKey}", $"- key: {OtherKey}  # Bo knows", StringComparison.Ordinal), new() { [One] = Other });

        var asked = ReviewSheet.Parse(AskedQuestions.Of(text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal), "a.review.yaml", kept).Text, "a.review.yaml");

        Assert.Equal([(OneKey, Say.Pending), (OtherKey, Say.Approve)], asked.File.Edges.Select(item => (item.Item.Key, item.Answer.Say)));
        Assert.Equal([false, true], asked.File.Edges.Select(item => asked.IsCommented(item.Item.Key)));
    }

    [Fact]
    public void Two_that_one_sentence_shows_are_two_again_when_they_are_parted()
    {
        var written = Written().Replace("The conduct gap", "The behaviour gap", StringComparison.Ordinal);

        Assert.All([(One, Other), (Other, One)], merge =>
        {
            var (text, kept) = Folded(written, new() { [merge.Item1] = merge.Item2 });
            Assert.Equal(written, AskedQuestions.Of(text, "a.review.yaml", kept).Text);
        });
    }

    private static (string Text, KeptQuestions Kept) Folded(string? written = null, Dictionary<EntityId, EntityId>? became = null)
    {
        var before = ReviewSheet.Parse(written ?? Written(), "a.review.yaml");
        var settled = Settled(before.ToString(), became);
        return (settled.Text, KeptQuestions.Of(before.File).After(before, ReviewSheet.Parse(settled.Text, "a.review.yaml"), settled.Moved));
    }

    private static string Struck(string text)
    {
        var second = text.LastIndexOf("      - page: 5\n", StringComparison.Ordinal);
        return text[..second].Replace("decision: pending  ", "decision: pending  # Ada asks  ", StringComparison.Ordinal)
            + "      # Bo says no\n      - page: 5\n        decision: reject  # never\n" + text[(second + "      - page: 5\n".Length)..];
    }

    private static string KeyOf(EntityId end) => SealedKey.Seal(ContentKey.OfEdge(EdgeOf(end)));

    private static EdgeKey EdgeOf(EntityId end) => KindCatalog.Default.Order(new EdgeKey(end, "associated_with", SomeProposals.Faking));

    private static ReviewFile Settle(string text) => ReviewReader.Parse(TextOfSettled(text), "a.review.yaml");

    private static string TextOfSettled(string text) => Settled(text).Text;

    private static SettledText Settled(string text, Dictionary<EntityId, EntityId>? became = null) => ReviewEdit.Settle(
        text,
        "a.review.yaml",
        new CurationPipeline.Review.Settled(new HashSet<string>(), became ?? new() { [One] = Known, [Other] = Known }, new HashSet<EntityId>()),
        KindCatalog.Default);

    private static string Written() => ReviewWriter.Write(SomeProposals.Of() with { Edges = [Proposed(One, "behaviour"), Proposed(Other, "conduct")] });

    private static ProposedEdge Proposed(EntityId end, string word) => new(
        KeyOf(end), EdgeOf(end), $"Why {end}.", [SomeProposals.Evidence($"The {word} gap shows faking.") with { Rationale = "" }], Known: false);
}
