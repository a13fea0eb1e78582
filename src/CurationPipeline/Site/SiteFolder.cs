using System.Text;

namespace CurationPipeline.Site;

/// <summary>
/// The folder that pages are written to: writes only what changed, and removes what no longer belongs. A list in it names
/// every file before it is written, so that a run that was stopped is known for what it is.
/// </summary>
internal sealed class SiteFolder
{
    private const int AtOnce = 500;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly DiskFiles _files;
    private readonly string _folder;
    private readonly string _manifest;
    private readonly HashSet<string> _before;
    private readonly HashSet<string> _announced;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private int _changed;

    /// <param name="folder">New, empty, or written by this before.</param>
    /// <param name="manifest">The file in it that lists what was written.</param>
    /// <param name="files">How it is written.</param>
    /// <exception cref="CurationException">The folder holds something else.</exception>
    public SiteFolder(string folder, string manifest, DiskFiles files)
    {
        (_folder, _manifest, _files) = (folder, manifest, files);
        _before = File.Exists(FullPath(manifest)) ? WholeLines(File.ReadAllText(FullPath(manifest))) : [];
        _announced = new HashSet<string>(_before, StringComparer.Ordinal);
        if (!File.Exists(FullPath(manifest)) && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())
            throw new CurationException($"The folder '{folder}' is not empty and was not written by this tool; give another one, or empty it.");
    }

    public int Changed => _changed;

    public int Removed { get; private set; }

    public int Count => _written.Count;

    /// <summary>Notes files that are about to be written: many at once cost less than one by one.</summary>
    public void Announce(IEnumerable<string> paths)
    {
        lock (_written)
        {
            var added = paths.Where(_announced.Add).ToList();
            if (added.Count > 0)
                _files.Note(FullPath(_manifest), Utf8.GetBytes(string.Join('\n', added) + "\n"));
        }
    }

    /// <summary>May be called from several threads.</summary>
    public void Write(SiteFile file) => Write(file, _files.Put);

    public void Write(IEnumerable<SiteFile> files)
    {
        foreach (var some in files.Chunk(AtOnce))
        {
            Announce(some.Select(file => file.Path));
            foreach (var file in some)
                Write(file);
        }
    }

    /// <summary>Writes a file by which the next run goes: whole at every moment.</summary>
    public void WriteWhole(string path, string content) => Write(SiteFile.Of(path, content), (file, bytes) => _files.Make(file, stream => stream.Write(bytes.Span)));

    /// <summary>Leaves files that are there as they are.</summary>
    public void Keep(IEnumerable<string> paths)
    {
        lock (_written)
            _written.UnionWith(paths);
    }

    /// <summary>Removes what was written the last time and not this time; never a file that this did not write.</summary>
    public void Close()
    {
        foreach (var path in _before.Where(path => !_written.Contains(path) && path != _manifest && IsOurs(path)))
        {
            _files.Delete(FullPath(path));
            Removed++;
        }

        WriteWhole(_manifest, string.Join('\n', _written.Append(_manifest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n");
    }

    /// <summary>The last line is left out where a crash cut it off: its file was not begun.</summary>
    private static HashSet<string> WholeLines(string list) =>
        list[..(list.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private string FullPath(string path) => Path.Combine(_folder, path);

    private void Write(SiteFile file, Action<string, ReadOnlyMemory<byte>> put)
    {
        Announce([file.Path]);
        var path = FullPath(file.Path);
        var isChanged = !IsThere(path, file.Bytes.Span);
        if (isChanged)
            put(path, file.Bytes);
        lock (_written)
        {
            _written.Add(file.Path);
            _changed += isChanged ? 1 : 0;
        }
    }

    /// <summary>A manifest that was tampered with must not lead out of the folder.</summary>
    private bool IsOurs(string path) => File.Exists(FullPath(path))
        && Path.GetFullPath(FullPath(path)).StartsWith(Path.GetFullPath(_folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsThere(string file, ReadOnlySpan<byte> bytes) =>
        new FileInfo(file) is { Exists: true } info && info.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
}
