using CurationPipeline.Tests.Disks;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>Real disks that are full or may only be read: said in a sentence, and gone on from.</summary>
public sealed class RealDiskTests
{
    [Theory]
    [InlineData("apply all")]
    [InlineData("ingest into nothing")]
    [InlineData("site 1")]
    public async Task A_full_disk_is_told_and_gone_on_from(string name)
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == name));
        using var disk = Mounted.OfKilobytes(4000);
        if (disk is null)
            return;
        foreach (var left in new[] { 0, 8, 40, 80, 160, 320 })
        {
            using var room = test.Before(disk.Path);
            var filler = Path.Combine(disk.Path, "filler");
            Fill(filler, new DriveInfo(disk.Path).AvailableFreeSpace - (left * 1024));

            var ran = await room.RunAsync(10, new Disk(), test.Command);
            File.Delete(filler);

            Assert.True(ran.Code == 0 || ran.Error.TrimEnd().EndsWith('.'), $"With {left} kB left: {ran.Code} {ran.Error}");
            Assert.DoesNotContain("set aside", ran.Error, StringComparison.Ordinal);
            var failure = await test.GoOnAsync(room, StoreFate.Kept);
            Assert.True(failure is null, $"With {left} kB left, after '{ran.Error}': {failure}");
        }
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_told()
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == "apply all"));
        using var disk = Mounted.OfKilobytes(4000);
        if (disk is null)
            return;
        using var room = test.Before(disk.Path);
        disk.Close();

        var applied = await room.RunAsync(10, new Disk(), test.Command);
        var read = await room.RunAsync(10, new Disk(), "text", "ROOM/papers/one.md", "--out", "ROOM/out");
        disk.Open();

        Assert.Equal(2, applied.Code);
        Assert.Contains("cannot be written", applied.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "see that its folder can be written and that the disk has room. Reading the base takes this, too: to look at one that you may not write to, copy it to a folder of your own.\n",
            applied.Error, StringComparison.Ordinal);
        Assert.Equal(2, read.Code);
        Assert.Contains("cannot be made", read.Error, StringComparison.Ordinal);
        Assert.Null(await test.GoOnAsync(room, StoreFate.Kept));
    }

    private static void Fill(string path, long bytes)
    {
        using var file = File.Create(path);
        var block = new byte[4096];
        for (var written = 0L; written + block.Length <= bytes; written += block.Length)
            file.Write(block);
    }
}
