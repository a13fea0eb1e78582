using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.House;

/// <summary>A snapshot that no test owns any more would be reviewed for nothing.</summary>
public sealed class SnapshotOwnerTests
{
    [Fact]
    public void Every_snapshot_has_a_test_that_owns_it()
    {
        var orphans = Directory.EnumerateFiles(Repository.File("tests"), "*.verified.*", SearchOption.AllDirectories)
            .Where(file => !HasOwner(file));

        Assert.Empty(orphans);
    }

    private static bool HasOwner(string snapshot)
    {
        var parts = Path.GetFileName(snapshot).Split('.');
        var test = Path.Combine(Path.GetDirectoryName(snapshot)!, "..", $"{parts[0]}.cs");
        return File.Exists(test) && File.ReadAllText(test).Contains($" {parts[1]}(", StringComparison.Ordinal);
    }
}
