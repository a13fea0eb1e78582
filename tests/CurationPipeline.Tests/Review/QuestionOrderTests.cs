using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class QuestionOrderTests
{
    private static readonly EntityId Monitoring = EntityId.Parse("concept:monitoring");
    private static readonly EntityId Oversight = EntityId.Parse("concept:oversight");
    private static readonly EntityId Known = EntityId.Parse("concept:known");

    [Fact]
    public void Duplicates_come_first_and_edges_beside_their_entities()
    {
        var plain = SomeProposals.Entity("Monitoring", "eeee") with { PossibleDuplicates = [] };
        var doubtful = SomeProposals.Entity("Oversight", "ffff");
        var file = Read(SomeProposals.Of(plain, doubtful) with
        {
            Edges = [Edge("0001", Known, SomeProposals.Faking), Edge("0002", Monitoring, Oversight), Edge("0003", Oversight, Known), Edge("0004", Monitoring, Known)],
        });

        var keys = QuestionOrder.Of(file).Select(question => SealedKey.Open(question.Key));

        Assert.Equal(["ffff", "0003", "eeee", "0002", "0004", "0001", "cccc"], keys);
    }

    [Fact]
    public void Every_question_is_asked_once()
    {
        var file = Read(SomeProposals.Of(SomeProposals.Entity()) with { Edges = [Edge("0001", Known, Monitoring), Edge("0002", SomeProposals.Gap, Known)] });

        Assert.Equal(file.Answers.Select(item => item.Key).Order(), QuestionOrder.Of(file).Select(question => question.Key).Order());
    }

    [Theory]
    [InlineData("concept", null, null, "aaaa")]
    [InlineData(null, "associated_with", null, "bbbb")]
    [InlineData("quote", null, null, "cccc")]
    [InlineData(null, null, 0.8, "aaaa")]
    [InlineData(null, null, 0.9, "")]
    public void A_filter_shows_what_it_names(string? kind, string? relation, double? score, string expected)
    {
        var filter = new QuestionFilter(Kind: kind, Relation: relation, Score: score);

        var shown = QuestionOrder.Of(Read(SomeProposals.Of(SomeProposals.Entity()))).Where(filter.Shows);

        Assert.Equal(expected, string.Join(' ', shown.Select(question => SealedKey.Open(question.Key))));
    }

    private static ReviewFile Read(Proposals proposals) => ReviewReader.Parse(ReviewWriter.Write(proposals), "a");

    private static ProposedEdge Edge(string key, EntityId source, EntityId target) =>
        SomeProposals.Edge(new EdgeKey(source, "associated_with", target)) with { Key = SealedKey.Seal(key) };
}
