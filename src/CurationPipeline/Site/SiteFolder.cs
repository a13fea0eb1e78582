using System.Text;

namespace CurationPipeline.Site;

/// <summary>The folder that pages are written to: writes only what changed, and removes what no longer belongs.</summary>
internal sealed class SiteFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder;
    private readonly string _manifest;
    private readonly HashSet<string> _before;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <param name="folder">New, empty, or written by this before.</param>
    /// <param name="manifest">The file in it that lists what was written.</param>
    /// <exception cref="CurationException">The folder holds something else.</exception>
    public SiteFolder(string folder, string manifest)
    {
        (_folder, _manifest) = (folder, manifest);
        manifest = Path.Combine(folder, manifest);
        _before = File.Exists(manifest) ? File.ReadLines(manifest).ToHashSet(StringComparer.Ordinal) : [];
        if (_before.Count == 0 && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CurationException($"The folder '{folder}' is not empty and was not written by this tool; give another one, or empty it.");
    }

    public int Changed { get; private set; }

    public int Removed { get; private set; }

    public int Count => _written.Count;

    /// <summary>May be called from several threads.</summary>
    public void Write(string path, string content)
    {
        var isChanged = WriteFile(path, content);
        lock (_written)
        {
            _written.Add(path);
            Changed += isChanged ? 1 : 0;
        }
    }

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
            File.Delete(Path.Combine(_folder, path));
            Removed++;
        }

        Write(_manifest, string.Join('\n', _written.Append(_manifest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n");
    }

    private bool WriteFile(string path, string content)
    {
        var file = Path.Combine(_folder, path);
        var bytes = Utf8.GetBytes(content);
        if (IsThere(file, bytes))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // a path below the site has a folder
        // A file that is made is written when the system likes, one that is emptied, on some systems, when it is closed.
        using var made = File.OpenHandle(file, File.Exists(file) ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(made, bytes, 0);
        return true;
    }

    /// <summary>A manifest that was tampered with must not lead out of the folder.</summary>
    private bool IsOurs(string path) => File.Exists(Path.Combine(_folder, path))
        && Path.GetFullPath(Path.Combine(_folder, path)).StartsWith(Path.GetFullPath(_folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsThere(string file, byte[] bytes) =>
        new FileInfo(file) is { Exists: true } info && info.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
}
