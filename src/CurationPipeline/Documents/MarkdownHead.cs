using System.Globalization;
using System.Text.RegularExpressions;

namespace CurationPipeline.Documents;

/// <summary>What a Markdown file says of itself in the YAML between two lines of dashes at its start.</summary>
/// <param name="Metadata">What was found.</param>
/// <param name="Loss">Why nothing was, where something stands there.</param>
internal sealed partial record MarkdownHead(Metadata Metadata, string? Loss)
{
    private const int MostAuthors = 500;

    /// <summary>The head of a text, and the text behind it.</summary>
    public static (MarkdownHead Head, string Text) Split(string text, string file)
    {
        if (Fences().Match(text) is not { Success: true } head)
            return (new MarkdownHead(Metadata.None, null), text);
        try
        {
            var fields = YamlPlace.Parse("\n" + head.Groups[1].Value, file, "write the title and the authors there");
            return (new MarkdownHead(Read(fields), null), text[head.Length..]);
        }
        catch (CurationException exception)
        {
            return (new MarkdownHead(Metadata.None, $"Authors and year are not read from the head of the file: {exception.Message}"), text[head.Length..]);
        }
    }

    private static Metadata Read(YamlPlace fields) => Metadata.None with
    {
        Title = First(fields, "title"),
        Authors = Authors([.. fields.Texts("authors"), .. fields.Texts("author")]),
        Year = Find(fields, Year(), "year", "date") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
        ArxivId = Find(fields, Arxiv(), "arxiv", "arxiv_id", "eprint"),
        Doi = Find(fields, Doi(), "doi"),
    };

    /// <summary>One text may name several people; one of a list names one.</summary>
    private static List<string> Authors(IReadOnlyList<string> named)
    {
        var names = named is [var all] ? Several(all) : named;
        return [.. names.Select(Turned).Where(name => name.Length <= 100 && name.Any(char.IsLetter)).Distinct(StringComparer.Ordinal).Take(MostAuthors)];
    }

    private static string[] Several(string all)
    {
        var people = Between().Split(all);
        return people.Length > 1 && people.All(name => name.Count(c => c == ',') == 1) ? people : [.. people.SelectMany(name => name.Split(','))];
    }

    /// <summary>"Quill, Ada" is Ada Quill.</summary>
    private static string Turned(string name) => name.Split(',') is [var last, var first] ? $"{first.Trim()} {last.Trim()}".Trim() : name.Trim();

    private static string? First(YamlPlace fields, string field) => fields.Texts(field).FirstOrDefault(text => text.Length > 0);

    private static string? Find(YamlPlace fields, Regex pattern, params string[] names) =>
        names.SelectMany(fields.Texts).Select(text => pattern.Match(text)).FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex(@"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\s*;\s*|\s+and\s+|\s*&\s*")]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\d{4}\.\d{4,5}(?:v\d+)?\b")]
    private static partial Regex Arxiv();

    [GeneratedRegex(@"\b10\.\d{4,9}/[^\s,;]+")]
    private static partial Regex Doi();
}
