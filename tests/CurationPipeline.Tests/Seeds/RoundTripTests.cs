using CurationPipeline.Catalog;
using CurationPipeline.Seeds;

namespace CurationPipeline.Tests.Seeds;

public sealed class RoundTripTests
{
    [Fact]
    public void Reading_what_was_written_gives_the_same_entry()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            foreach (var entry in new RandomGraph(seed).Entries(4))
            {
                var yaml = SeedWriter.Write(entry);

                var read = SeedReader.Read(yaml, entry.Path, KindCatalog.Default);

                Assert.Equal(yaml, SeedWriter.Write(read));
                AssertSame(entry, read);
            }
        }
    }

    [Fact]
    public void Importing_an_export_gives_the_same_graph_and_the_same_bytes()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            using var here = new TestBase();
            var entries = new RandomGraph(seed).Entries(6);
            foreach (var entry in entries)
                here.Write(entry.Path, SeedWriter.Write(entry));
            here.Reopen(withoutStore: true);
            var exported = here.Entries();

            Assert.Equal(entries.ToDictionary(entry => entry.Path, SeedWriter.Write), exported);
            Assert.All(entries, entry => AssertSame(
                entry, new SeedEntry(here.Graph.FindEntity(entry.Entity.Id)!, here.Graph.EdgesFrom(entry.Entity.Id)))); // just imported
            here.Reopen(withoutStore: true);
            Assert.Equal(exported, here.Entries());
        }
    }

    private static void AssertSame(SeedEntry expected, SeedEntry actual)
    {
        var (one, other) = (expected.Entity, actual.Entity);
        Assert.Equal((one.Id, one.Name, one.Description, one.MergedInto, one.Quote), (other.Id, other.Name, other.Description, other.MergedInto, other.Quote));
        Assert.Equal(one.Aliases, other.Aliases);
        Assert.Equal(one.Paper?.Authors, other.Paper?.Authors);
        Assert.Equal(one.Paper?.Sha256, other.Paper?.Sha256);
        Assert.Equal((one.Paper?.Year, one.Paper?.Arxiv, one.Paper?.Doi), (other.Paper?.Year, other.Paper?.Arxiv, other.Paper?.Doi));
        var (edges, others) = (expected.Edges.OrderBy(edge => edge.Target).ToList(), actual.Edges.OrderBy(edge => edge.Target).ToList());
        Assert.Equal(edges.Select(edge => (edge.Key, edge.Rationale)), others.Select(edge => (edge.Key, edge.Rationale)));
        Assert.Equal(edges.SelectMany(edge => edge.Evidence), others.SelectMany(edge => edge.Evidence));
    }
}
