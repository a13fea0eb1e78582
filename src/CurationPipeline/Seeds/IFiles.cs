namespace CurationPipeline.Seeds;

/// <summary>
/// Every change to a base's files goes through here, so that a test can let any of them fail or be the last thing that
/// the machine does.
/// </summary>
public interface IFiles
{
    /// <summary>Adds to the end of a file and waits until the disk has it.</summary>
    void Append(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Puts the bytes in the file's place: a reader sees the old ones or the new ones, never a part.</summary>
    void Replace(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Puts many files in place, each as <see cref="Replace(string, ReadOnlySpan{byte})"/> does.</summary>
    void ReplaceAll(IReadOnlyList<NewFile> files)
    {
        foreach (var file in files)
            Replace(file.Path, file.Bytes);
    }

    /// <summary>Removes the file, and its folder when that is empty then.</summary>
    void Delete(string path);

    /// <summary>Gives a file another name in place of whatever has it.</summary>
    void Move(string path, string newPath);
}

/// <summary>A file as it is to be.</summary>
public readonly record struct NewFile(string Path, byte[] Bytes);

/// <summary>The disk.</summary>
public sealed class DiskFiles : IFiles
{
    public void Append(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a path below the base has a folder
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes) => ReplaceAll([new NewFile(path, bytes.ToArray())]);

    /// <summary>All are written aside before the first takes its place, so that the disk is waited for once.</summary>
    public void ReplaceAll(IReadOnlyList<NewFile> files)
    {
        foreach (var folder in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct(StringComparer.Ordinal)) // below the base
            Directory.CreateDirectory(folder);
        var asides = files.Select(file => file.Path + ".new").ToList();
        // One after the other: threads that change one folder wait for each other at the cost of both.
        for (var i = 0; i < files.Count; i++)
            WriteNew(asides[i], files[i].Bytes);
        DiskFlush.Wait(asides);
        for (var i = 0; i < files.Count; i++)
            File.Move(asides[i], files[i].Path, overwrite: true);
    }

    /// <summary>Makes the file rather than emptying one: what is written to an emptied one, some systems put on the disk when it is closed, one by one.</summary>
    private static void WriteNew(string path, byte[] bytes)
    {
        File.Delete(path);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
    }

    public void Delete(string path)
    {
        File.Delete(path);
        var folder = Path.GetDirectoryName(path)!; // a path below the base has a folder
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    public void Move(string path, string newPath)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(newPath)!); // a path below the base has a folder
        File.Move(path, newPath, overwrite: true);
    }
}
