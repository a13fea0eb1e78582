#pragma warning disable RS0030 // This is the one place from which the disk is changed.

namespace CurationPipeline;

/// <summary>The disk of this machine.</summary>
public sealed class Disk : IDisk
{
    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void Write(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        // Only what is there is cut to nothing: a new file that was is brought to the disk when it is closed, one wait for each.
        if (stream.Length > 0)
            stream.SetLength(0);
        write(stream);
    }

    public DateTime WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        // Shared, so that no lock is taken of which nobody would know.
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(file, bytes, 0);
        return File.GetLastWriteTimeUtc(file);
    }

    public void Append(string path, ReadOnlySpan<byte> bytes, FileShare others = FileShare.Read)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, others, bufferSize: 0);
        stream.Write(bytes);
    }

    public void Flush(IReadOnlyList<string> paths, bool names = false) => DiskFlush.Wait(paths, names);

    public void Move(string path, string newPath) => File.Move(path, newPath, overwrite: true);

    public void MoveFolder(string path, string newPath) => Directory.Move(path, newPath);

    public void Delete(string path) => File.Delete(path);

    public void RemoveFolder(string path) => Directory.Delete(path);

    public void Commit(Action commit) => commit();
}
