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

    /// <summary>Removes the file, and its folder when that is empty then.</summary>
    void Delete(string path);

    /// <summary>Gives a file another name in place of whatever has it.</summary>
    void Move(string path, string newPath);
}

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

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a path below the base has a folder
        var aside = path + ".new";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
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
