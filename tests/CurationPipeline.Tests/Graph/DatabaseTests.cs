using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class DatabaseTests
{
    [Fact]
    public void Stores_in_memory_have_no_file_to_meet_in()
    {
        Parallel.For(0, 100, _ => GraphStore.OfLines([], KindCatalog.Default).Dispose());

        Assert.False(File.Exists(Database.UnfinishedMark("")));
    }
}
