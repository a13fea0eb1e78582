using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class WrittenCommentsTests
{
    [Theory]
    [InlineData("# mine", "# mine")]
    [InlineData("# approve of it", "# approve of it")]
    [InlineData("# mine            # approve | reject | later", "# mine")]
    [InlineData("# asked again, as the answer was taken back;   # mine", "# mine")]
    public void What_a_person_wrote_is_told_from_it(string comment, string own) => Assert.Equal(own, WrittenComments.WithoutThem(comment));

    [Fact]
    public void Nothing_that_is_written_at_first_is_a_persons()
    {
        var revision = new ProposedRevision(
            SealedKey.Seal("9999"), CurationPipeline.Graph.EntityId.Parse("quote:a-1"), CurationPipeline.Ground.QuoteFate.Changed, "The gap was 15 %.", 2, null, null, ["one"]);
        string[] items =
        [
            ReviewWriter.Entity(SomeProposals.Entity()), ReviewWriter.Edge(SomeProposals.Of().Edges[0] with { Known = true }), ReviewWriter.Quote(SomeProposals.Of().Quotes[0]),
            ReviewWriter.Revision(revision), ReviewWriter.Revision(revision with { Now = SomeProposals.Evidence("The gap was 12 %.") }),
        ];

        Assert.All(items.SelectMany(YamlComments.In), comment => Assert.Null(WrittenComments.WithoutThem(comment.Text)));
    }
}
