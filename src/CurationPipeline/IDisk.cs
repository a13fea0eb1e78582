namespace CurationPipeline;

/// <summary>
/// Every step that changes a disk goes through here, so that a test can let any of them fail, or be the last thing that the
/// machine does.
/// </summary>
public interface IDisk
{
    /// <summary>Makes a folder, and those above it that are not there.</summary>
    void MakeFolder(string path);

    /// <summary>Writes a file from its beginning.</summary>
    void Write(string path, Action<Stream> write);

    /// <summary>Writes a file that is not there and that nobody else looks for yet, which is quicker; returns the time of its last change.</summary>
    DateTime WriteNew(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Adds to the end of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is added.</param>
    /// <param name="others">What another program may do with the file meanwhile.</param>
    void Append(string path, ReadOnlySpan<byte> bytes, FileShare others = FileShare.Read);

    /// <summary>Waits until the disk has what was written to the files.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="names">Whether it must have their names, too: a file that was made can be lost with all that is in it.</param>
    void Flush(IReadOnlyList<string> paths, bool names = false);

    /// <summary>Gives a file another name, in place of whatever has it.</summary>
    void Move(string path, string newPath);

    /// <summary>Gives a folder another name, which no other has, on the same disk.</summary>
    void MoveFolder(string path, string newPath);

    void Delete(string path);

    /// <summary>Removes a folder that is empty.</summary>
    void RemoveFolder(string path);

    /// <summary>Makes the transaction of a database count.</summary>
    void Commit(Action commit);
}
