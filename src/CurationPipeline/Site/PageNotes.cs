using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>
/// What each page of a site was made of, and how its file lay on the disk afterwards. A page holds as long as it would be made
/// of the same and nobody touched its file. Pages that are made together are noted under the first of them.
/// </summary>
internal sealed class PageNotes
{
    private const char Between = '\t';

    private readonly string _site;
    private readonly string? _file;
    private readonly DiskFiles _files;
    private readonly Dictionary<string, Note> _before = new(StringComparer.Ordinal);
    private readonly List<(string Path, Note Note)> _now = [];

    private PageNotes(string site, string? file, DiskFiles files) => (_site, _file, _files) = (site, file, files);

    /// <param name="folder">Where the notes of sites lie; null where nothing is noted.</param>
    /// <param name="site">The site's own folder.</param>
    /// <param name="files">How they are written.</param>
    public static PageNotes Read(string? folder, string site, DiskFiles files)
    {
        var notes = new PageNotes(site, folder is null ? null : Path.Combine(folder, NameOf(site)), files);
        if (File.Exists(notes._file))
        {
            foreach (var line in File.ReadLines(notes._file))
                notes.Read(line);
        }

        return notes;
    }

    /// <summary>The pages that were made with the first one, if they hold; null where they have to be made.</summary>
    public IReadOnlyList<string>? Holding(string first, Fingerprint print)
    {
        if (!_before.TryGetValue(first, out var note) || note.Print != print || !Lies(first, note))
            return null;
        var paths = new List<string> { first };
        while (note.Next is { } next && _before.TryGetValue(next, out note) && Lies(next, note))
            paths.Add(next);
        if (note.Next is not null)
            return null;
        lock (_now)
            _now.AddRange(paths.Select(path => (path, _before[path])));
        return paths;
    }

    /// <summary>Notes pages that have just been written.</summary>
    public void Add(Fingerprint print, IReadOnlyList<string> paths)
    {
        if (_file is null)
            return;
        var notes = paths.Select((path, i) => (path, NoteOf(path, print, i + 1 < paths.Count ? paths[i + 1] : null))).ToList();
        lock (_now)
            _now.AddRange(notes);
    }

    /// <summary>Keeps what was noted, and no notes of sites that are gone; whoever is stopped before has the notes of the last time, which hold for files that nobody touched.</summary>
    public void Close()
    {
        if (_file is null)
            return;
        _files.Make(_file, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(Path.GetFullPath(_site) + "\n");
            foreach (var (path, note) in _now)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{path}{Between}{note.Print}{Between}{note.Size}{Between}{note.Modified}{Between}{note.Next}\n"));
        });
        foreach (var other in Directory.EnumerateFiles(Path.GetDirectoryName(_file)!, "*.txt").Where(other => !Directory.Exists(File.ReadLines(other).FirstOrDefault()))) // as above
            _files.Delete(other);
    }

    private static string NameOf(string site) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(site))).AsSpan(0, 8)) + ".txt";

    /// <summary>A line that is none is left out: its page is made again.</summary>
    private void Read(string line)
    {
        if (line.Split(Between) is [var path, var text, var size, var modified, var next] && Fingerprint.TryParse(text, out var print)
            && long.TryParse(size, CultureInfo.InvariantCulture, out var bytes) && long.TryParse(modified, CultureInfo.InvariantCulture, out var ticks))
        {
            _before[path] = new Note(print, bytes, ticks, next.Length == 0 ? null : next);
        }
    }

    private bool Lies(string path, Note note) =>
        new FileInfo(Path.Combine(_site, path)) is { Exists: true } file && file.Length == note.Size && file.LastWriteTimeUtc.Ticks == note.Modified;

    private Note NoteOf(string path, Fingerprint print, string? next)
    {
        var file = new FileInfo(Path.Combine(_site, path));
        return new Note(print, file.Length, file.LastWriteTimeUtc.Ticks, next);
    }

    /// <param name="Print">Of what the page was made.</param>
    /// <param name="Next">The page that was made together with this one, after it.</param>
    private readonly record struct Note(Fingerprint Print, long Size, long Modified, string? Next);
}
