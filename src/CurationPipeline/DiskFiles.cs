using System.Text;

namespace CurationPipeline;

/// <summary>Changes to files of which a crash leaves what was there before or what comes after, never a part of it.</summary>
public sealed class DiskFiles(IDisk? disk = null)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const int PartsAtOnce = 1 << 16;
    private const int Attempts = 50;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(2);

    private readonly IDisk _disk = disk ?? new Disk();

    /// <summary>Adds lines to the end of a file and waits until the disk has them; a line that a crash cut off is ended first.</summary>
    public void Append(string path, ReadOnlySpan<byte> lines)
    {
        var isNew = !File.Exists(path);
        Note(path, lines);
        _disk.Flush([path], names: isNew);
    }

    /// <summary>Puts the bytes in the file's place: a reader sees the old ones or the new ones.</summary>
    public void Replace(string path, ReadOnlySpan<byte> bytes) => ReplaceAll([new NewFile(path, bytes.ToArray())]);

    public void Replace(string path, string text) => ReplaceAll([new NewFile(path, Utf8.GetBytes(text))]);

    /// <summary>The same for a file that is written in parts.</summary>
    public void Replace(string path, Action<Stream> write)
    {
        MakeFolder(FolderOf(path));
        Aside([path], asides =>
        {
            WriteInParts(asides[0], write);
            _disk.Flush(asides);
        });
    }

    /// <summary>All are written aside before the first takes its place, so that the disk is waited for once.</summary>
    /// <param name="files">As they are to be.</param>
    /// <param name="mayReplace">Asked right before a file takes its place; without it, all may.</param>
    /// <returns>The time that each has; null for one that was left as it is.</returns>
    public IReadOnlyList<DateTime?> ReplaceAll(IReadOnlyList<NewFile> files, Func<string, bool>? mayReplace = null)
    {
        var times = new DateTime?[files.Count];
        foreach (var folder in files.Select(file => FolderOf(file.Path)).Distinct(StringComparer.Ordinal))
            MakeFolder(folder);
        Aside([.. files.Select(file => file.Path)], asides =>
        {
            // One after the other: threads that change one folder wait for each other at the cost of both.
            for (var i = 0; i < files.Count; i++)
            {
                var bytes = files[i].Bytes;
                _disk.Write(asides[i], stream => stream.Write(bytes));
            }

            if (files.Count > 0)
                _disk.Flush(asides);
            for (var i = 0; i < files.Count; i++)
                times[i] = File.GetLastWriteTimeUtc(asides[i]);
        }, MayPut);
        return times;

        bool MayPut(int i)
        {
            var may = mayReplace?.Invoke(files[i].Path) != false;
            if (!may)
                times[i] = null;
            return may;
        }
    }

    /// <summary>
    /// Makes a folder that is not there, with all its files: a reader sees none of them or all, and the disk is
    /// waited for once.
    /// </summary>
    /// <param name="folder">On the disk of the one where it is made.</param>
    /// <param name="aside">Where it is made; not there, or left empty.</param>
    /// <param name="files">Their names and bytes, which need not all be known when the first is written.</param>
    /// <returns>The time that each has.</returns>
    public IReadOnlyList<DateTime> MakeWhole(string folder, string aside, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        MakeFolder(aside);
        var paths = new List<string>();
        var times = new List<DateTime>();
        foreach (var (name, bytes) in files)
        {
            paths.Add(Path.Combine(aside, name));
            times.Add(_disk.WriteNew(paths[^1], bytes));
        }

        if (paths.Count > 0)
            _disk.Flush(paths);
        _disk.MoveFolder(aside, folder);
        // Some file systems bring what is written next to the disk before this: the ledger would say that files are there which are not.
        if (paths.Count > 0)
            _disk.Flush([Path.Combine(folder, Path.GetFileName(paths[0]))], names: true);
        return times;
    }

    /// <summary>Removes a folder with all that is in it, if it is there; of a link, only the link.</summary>
    public void RemoveWhole(string folder)
    {
        var there = new DirectoryInfo(folder);
        if (!there.Exists)
            return;
        if (there.LinkTarget is null)
        {
            foreach (var inner in there.GetDirectories())
                RemoveWhole(inner.FullName);
            foreach (var file in there.GetFiles())
                _disk.Delete(file.FullName);
        }

        _disk.RemoveFolder(folder);
    }

    /// <summary>Puts a file in its place that can be made again: it is whole at every moment, but the disk is not waited for.</summary>
    public void Make(string path, Action<Stream> write)
    {
        MakeFolder(FolderOf(path));
        Aside([path], asides => WriteInParts(asides[0], write));
    }

    /// <summary>Writes a file in its own place, which is quicker and may be cut off: for what is compared and made again anyhow.</summary>
    public void Put(string path, ReadOnlyMemory<byte> bytes)
    {
        MakeFolder(FolderOf(path));
        _disk.Write(path, stream => stream.Write(bytes.Span));
    }

    /// <summary>Adds lines to the end of a list that can be made again: the disk is not waited for.</summary>
    public void Note(string path, ReadOnlySpan<byte> lines)
    {
        MakeFolder(FolderOf(path));
        if (EndsWithinLine(path))
            _disk.Append(path, "\n"u8);
        _disk.Append(path, lines);
    }

    /// <summary>Adds lines to the end of a file to which other programs add theirs: each waits for the other, and none holds it in between.</summary>
    public void Share(string path, ReadOnlySpan<byte> lines)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (EndsWithinLine(path))
                    _disk.Append(path, "\n"u8, FileShare.None);
                _disk.Append(path, lines, FileShare.None);
                return;
            }
            catch (IOException exception) when (FileLock.IsHeld(exception) && attempt < Attempts)
            {
                Thread.Sleep(BetweenAttempts);
            }
        }
    }

    /// <summary>Makes the folder unless it is there.</summary>
    public void MakeFolder(string path)
    {
        if (!Directory.Exists(path))
            _disk.MakeFolder(path);
    }

    public void Delete(string path) => _disk.Delete(path);

    /// <summary>Removes the file, and its folder when that is empty then.</summary>
    public void DeleteWithFolder(string path)
    {
        _disk.Delete(path);
        if (FolderOf(path) is var folder && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            _disk.RemoveFolder(folder);
    }

    /// <summary>Gives a file another name in place of whatever has it.</summary>
    public void Move(string path, string newPath)
    {
        MakeFolder(FolderOf(newPath));
        _disk.Move(path, newPath);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!; // a file lies in a folder

    private static bool EndsWithinLine(string path)
    {
        if (!File.Exists(path))
            return false;
        using var stream = File.OpenRead(path);
        if (stream.Length == 0)
            return false;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    /// <summary>Writes files under other names and gives them their own; where that fails, nothing stays lying about.</summary>
    private void Aside(IReadOnlyList<string> paths, Action<IReadOnlyList<string>> write, Func<int, bool>? mayPut = null)
    {
        var asides = paths.Select(path => path + ".new").ToList();
        try
        {
            write(asides);
            for (var i = 0; i < paths.Count; i++)
            {
                if (mayPut?.Invoke(i) == false)
                    _disk.Delete(asides[i]);
                else
                    _disk.Move(asides[i], paths[i]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var aside in asides.Where(File.Exists))
                TryDelete(aside);
            throw;
        }
    }

    private void WriteInParts(string path, Action<Stream> write) => _disk.Write(path, stream =>
    {
        using var buffered = new BufferedStream(stream, PartsAtOnce);
        write(buffered);
    });

    private void TryDelete(string path)
    {
        try
        {
            _disk.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure before is the one to tell.
        }
    }
}

/// <summary>A file as it is to be.</summary>
public readonly record struct NewFile(string Path, byte[] Bytes);
