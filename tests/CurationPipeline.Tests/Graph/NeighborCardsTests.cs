using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Graph;

public sealed class NeighborCardsTests
{
    [Fact]
    public void Whoever_asks_much_gets_the_same_answers()
    {
        using var test = new TestBase();
        test.Approve(Concept("A", "First letter."), Concept("B", string.Concat(Enumerable.Repeat("long words ", 100))), Paper("Notes"));
        test.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        var cards = test.Graph.Cards();
        var ids = test.Graph.Entities().Select(entity => entity.Id).Append(Id("concept:none")).ToList();

        var asked = ids.Select(cards.Find).ToList();
        for (var i = 0; i < 3_000; i++)
            cards.Find(ids[i % ids.Count]);

        Assert.Equal(asked, ids.Select(cards.Find));
        Assert.Equal((test.Graph.EdgeCountOf(ids[0]), "First letter."), (asked[0]!.EdgeCount, asked[0]!.Description)); // it is there
        Assert.Null(asked[^1]);
    }
}
