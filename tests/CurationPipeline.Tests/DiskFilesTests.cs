using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

public sealed class DiskFilesTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void Files_are_put_in_place_whole_and_nothing_stays_beside_them(int count)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("0"), "old");

        new DiskFiles().ReplaceAll([.. Enumerable.Range(0, count).Select(i => new NewFile(folder.File($"{i}"), [(byte)i]))]);

        Assert.Equal(count, Directory.GetFiles(folder.Path).Length);
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal([(byte)i], File.ReadAllBytes(folder.File($"{i}"))));
    }
}
