using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class WrittenCommentsTests
{
    [Theory]
    [InlineData("# mine", "# mine")]
    [InlineData("# approve of it", "# approve of it")]
    [InlineData("# mine            # approve | reject | later", "# mine")]
    [InlineData("# asked again, as the answer was taken back;   # mine", "# mine")]
    [InlineData("# approve | reject | later -- Ann says they met in 2019", "# -- Ann says they met in 2019")]
    [InlineData("# duplicate | same-as type:slug | edge | unrelated | later  # mine", "# mine")]
    [InlineData("# mine  # approve | reject | later | same-as type:slug: never", "# mine  # : never")]
    [InlineData("# asked again, as the answer was taken back; Ann says  # edge | unrelated | later", "# Ann says")]
    [InlineData("# approve | I would | later", "# approve | I would | later")]
    [InlineData("# why the edge holds is not clear to me", "# why the edge holds is not clear to me")]
    public void What_a_person_wrote_is_told_from_it(string comment, string own) => Assert.Equal(own, WrittenComments.WithoutThem(comment));

    [Fact]
    public void Nothing_that_is_written_at_first_is_a_persons()
    {
        var revision = new ProposedRevision(
            SealedKey.Seal("9999"), CurationPipeline.Graph.EntityId.Parse("quote:a-1"), CurationPipeline.Ground.QuoteFate.Changed, "The gap was 15 %.", 2, null, null, ["one"]);
        var (mirror, ada) = (new PairSide(CurationPipeline.Graph.EntityId.Parse("concept:mirror"), "Mirror", "", 0), new PairSide(CurationPipeline.Graph.EntityId.Parse("thinker:ada"), "Ada", "", 0));
        var pair = new ProposedPair(SealedKey.Seal("9999"), mirror, mirror, null, [], null, "");
        string[] items =
        [
            ReviewWriter.Entity(SomeProposals.Entity()), ReviewWriter.Edge(SomeProposals.Of().Edges[0] with { Known = true }), ReviewWriter.Quote(SomeProposals.Of().Quotes[0]),
            ReviewWriter.Revision(revision), ReviewWriter.Revision(revision with { Now = SomeProposals.Evidence("The gap was 12 %.") }),
            PairItem.Write(pair), PairItem.Write(pair with { Second = ada }),
        ];

        Assert.All(items.SelectMany(YamlComments.In), comment => Assert.Null(WrittenComments.WithoutThem(comment.Text)));
    }
}
