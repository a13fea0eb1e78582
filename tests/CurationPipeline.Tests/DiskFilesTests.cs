using CurationPipeline.Tests.Disks;
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

    [Fact]
    public void A_folder_gets_its_place_once_the_disk_has_all_its_files()
    {
        using var folder = new TemporaryFolder();
        var disk = new FailingDisk();

        new DiskFiles(disk).MakeWhole(folder.File("whole"), folder.File("aside"), [("a", [1]), ("b", [2])]);

        Assert.Equal(["make", "write", "write", "flush", "move", "flush"], disk.Steps.Select(step => step.Kind));
        Assert.Equal([2], File.ReadAllBytes(folder.File("whole", "b")));
    }

    [Fact]
    public void A_folder_goes_with_all_that_is_in_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("gone", "inner"));
        File.WriteAllText(folder.File("gone", "inner", "a"), "text");
        File.WriteAllText(folder.File("stays"), "text");
        File.CreateSymbolicLink(folder.File("gone", "link"), folder.File("stays"));

        new DiskFiles().RemoveWhole(folder.File("gone"));

        Assert.Equal([folder.File("stays")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_is_added_to_a_file_that_was_not_there_waits_for_its_name_too()
    {
        using var folder = new TemporaryFolder();
        var disk = new FailingDisk();
        var files = new DiskFiles(disk);

        files.Append(folder.File("new", "ledger"), "one\n"u8);
        files.Append(folder.File("new", "ledger"), "two\n"u8);

        Assert.Equal([true, false], disk.Steps.Where(step => step.Kind == "flush").Select(step => step.Names));
    }

    [Fact]
    public void The_disks_of_many_files_are_all_waited_for()
    {
        using var folder = new TemporaryFolder();
        var files = Enumerable.Range(0, 40).Select(i => folder.File($"{i}")).ToList();
        foreach (var file in files)
            File.WriteAllText(file, "text");

        new Disk().Flush(files);

        Assert.ThrowsAny<IOException>(() => new Disk().Flush([.. files, folder.File("elsewhere", "none")]));
    }
}
