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

    private static string KeyOf(EntityId end) => SealedKey.Seal(ContentKey.OfEdge(EdgeOf(end)));

    private static EdgeKey EdgeOf(EntityId end) => KindCatalog.Default.Order(new EdgeKey(end, "associated_with", SomeProposals.Faking));

    private static ReviewFile Settle(string text) => ReviewReader.Parse(TextOfSettled(text), "a.review.yaml");

    private static string TextOfSettled(string text) => ReviewEdit.Settle(
        text,
        "a.review.yaml",
        new Settled(new HashSet<string>(), new Dictionary<EntityId, EntityId> { [One] = Known, [Other] = Known }, new HashSet<EntityId>()),
        KindCatalog.Default).Text;

    private static string Written() => ReviewWriter.Write(SomeProposals.Of() with { Edges = [Proposed(One, "behaviour"), Proposed(Other, "conduct")] });

    private static ProposedEdge Proposed(EntityId end, string word) => new(
        KeyOf(end), EdgeOf(end), $"Why {end}.", [SomeProposals.Evidence($"The {word} gap shows faking.") with { Rationale = "" }], Known: false);
}
