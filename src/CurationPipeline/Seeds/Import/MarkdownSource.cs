using System.Text.RegularExpressions;
using CurationPipeline.Catalog;

namespace CurationPipeline.Seeds.Import;

/// <summary>
/// Notes that link to each other: a page is an entity, and a link to another page an edge. A note that our own export wrote has
/// its whole entry at its head, and is read from there.
/// </summary>
internal sealed partial class MarkdownSource : ISourceForm
{
    private const int LongestDescription = 2_000;

    private static readonly string[] OurFields = ["id: ", "type: ", "name: ", "status: "];

    public string Name => "markdown";

    public string Purpose => "a folder of pages that link to each other";

    public bool Fits(string path) => Directory.Exists(path) && Pages(path).Any();

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var pages = Pages(path).Select(file => (File: Path.GetRelativePath(path, file).Replace('\\', '/'), Lines: LinesOf(file))).ToList();
        var mistakes = new List<string>();
        var entries = pages.Select(page => Entry(page.File, page.Lines, catalog, mistakes)).OfType<(string File, ReadEntry Read)>().ToList();
        var exported = pages.Where(page => HeadOf(page.Lines) is not null).Select(page => page.File).ToHashSet(StringComparer.Ordinal);
        var others = pages.Where(page => !exported.Contains(page.File)).ToList();
        var keys = others.Select(page => (page.File, Key: page.File))
            .Concat(entries.Select(entry => (entry.File, Key: entry.Read.Entry.Entity.Id.ToString()))).ToDictionary(StringComparer.Ordinal);
        return new SourceGraph(
            [.. entries.Select(entry => SeedSource.NodeOf(entry.Read.Entry.Entity, $"{entry.File}(1,1)")), .. others.Select(page => NodeOf(page.File, page.Lines))],
            [
                .. entries.SelectMany(entry => entry.Read.Entry.Edges.Zip(entry.Read.EdgePlaces, (edge, place) => SeedSource.EdgeOf(edge, $"{entry.File}({place.Line},{place.Node.Start.Column})"))),
                .. others.SelectMany(page => Links(page.File, page.Lines, keys)).DistinctBy(edge => (edge.From, edge.To)),
            ],
            mistakes);
    }

    /// <summary>The entry at the head of a note of ours; its lines are counted from the file's first one.</summary>
    private static (string File, ReadEntry Read)? Entry(string file, string[] lines, KindCatalog catalog, List<string> mistakes)
    {
        try
        {
            return HeadOf(lines) is { } head ? (file, SeedReader.ParseAnywhere($"\n{string.Join('\n', head)}", file, catalog)) : null;
        }
        catch (CurationException exception)
        {
            mistakes.Add(exception.Message);
            return null;
        }
    }

    /// <summary>Null where the page has none, or one of another program.</summary>
    private static string[]? HeadOf(string[] lines)
    {
        var end = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) : -1;
        return end > 0 && lines[1..end] is var head && OurFields.All(field => Array.Exists(head, line => line.StartsWith(field, StringComparison.Ordinal))) ? head : null;
    }

    private static string[] LinesOf(string file)
    {
        using var text = new StringReader(TextFile.Read(file));
        var lines = new List<string>();
        while (text.ReadLine() is { } line)
            lines.Add(line);
        return [.. lines];
    }

    private static IEnumerable<string> Pages(string path) =>
        Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static SourceNode NodeOf(string file, string[] lines)
    {
        var title = lines.FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
        var stem = Path.GetFileNameWithoutExtension(file);
        return new SourceNode(file, "", string.IsNullOrEmpty(title) ? stem : title, $"{file}(1,1)")
        {
            // A page is known by its file's name, which others link to; its title may be in any script.
            SlugFrom = stem,
            Description = Plain(FirstParagraph(lines)),
        };
    }

    private static string FirstParagraph(string[] lines)
    {
        var body = lines.SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Skip(1);
        var paragraph = body.SkipWhile(line => !IsText(line)).TakeWhile(IsText);
        var text = string.Join(' ', paragraph.Select(line => line.Trim()));
        return text.Length <= LongestDescription ? text : text[..LongestDescription];
    }

    private static bool IsText(string line) => line.Trim() is { Length: > 0 } text && text[0] is not ('#' or '|' or '-' or '>' or '`' or '!');

    private static string Plain(string markdown) => Emphasis().Replace(Link().Replace(markdown, "${text}"), "");

    private static IEnumerable<SourceEdge> Links(string file, string[] lines, Dictionary<string, string> keys)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (Match link in Link().Matches(lines[i]))
            {
                var target = Target(file, link.Groups["target"].Value);
                if (target != file && keys.TryGetValue(target, out var key))
                    yield return new SourceEdge(file, "", key, $"{file}({i + 1},{link.Index + 1})") { Rationale = Reason(lines[i], link) };
            }
        }
    }

    /// <summary>What a list says of a link behind a dash.</summary>
    private static string Reason(string line, Match link)
    {
        var rest = line[(link.Index + link.Length)..].TrimStart();
        return rest.Length > 1 && rest[0] is '—' or '–' or '-' or ':' ? Plain(rest[1..].Trim()) : "";
    }

    private static string Target(string file, string link)
    {
        var path = Path.Combine(Path.GetDirectoryName(file) ?? "", link.Split('#')[0]);
        return Path.GetRelativePath(".", path).Replace('\\', '/');
    }

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<target>[^)\s]+\.md(#[^)\s]*)?)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|__|`")]
    private static partial Regex Emphasis();
}
