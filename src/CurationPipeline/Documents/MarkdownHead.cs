using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Documents;

/// <summary>What a Markdown file says of itself in the YAML between two lines of dashes at its start.</summary>
/// <param name="Metadata">What was found.</param>
/// <param name="Loss">What was not, where something stands there.</param>
internal sealed partial record MarkdownHead(Metadata Metadata, string? Loss)
{
    /// <summary>The head of a text, and the text behind it; what is no head, but words between two lines, stays in the text.</summary>
    public static (MarkdownHead Head, string Text) Split(string text, string file)
    {
        var none = new MarkdownHead(Metadata.None, null);
        if (Fences().Match(text) is not { Success: true } head)
            return (none, text);
        try
        {
            var fields = YamlPlace.Parse("\n" + head.Groups[1].Value, file, "write the title and the authors there");
            return Names(fields).Any(IsKnown) ? (new MarkdownHead(Read(fields), Unread(fields)), text[head.Length..]) : (none, text);
        }
        catch (CurationException exception)
        {
            var isMeant = KnownField().IsMatch(head.Groups[1].Value);
            return (isMeant ? none with { Loss = $"Authors and year are not read from the head of the file: {exception.Message}" } : none, text);
        }
    }

    private static Metadata Read(YamlPlace fields) => Metadata.None with
    {
        Title = One(fields, "title"),
        Authors = [.. Authors(fields, "authors").Names.Concat(Authors(fields, "author").Names).Distinct(StringComparer.Ordinal)],
        Abstract = One(fields, "abstract"),
        Year = Find(fields, Year(), "year", "date") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
        ArxivId = Find(fields, Arxiv(), "arxiv", "arxiv_id", "eprint"),
        Doi = Find(fields, Doi(), "doi"),
    };

    private static string? Unread(YamlPlace fields)
    {
        var unread = Names(fields).Where(name => !IsEmpty(fields, name) && !IsRead(fields, name)).ToList();
        return unread.Count == 0 ? null : $"In the head of the file this is not read, or not all of it: {Shortened.Of(string.Join(", ", unread))}.";
    }

    private static bool IsRead(YamlPlace fields, string name) => name switch
    {
        "title" or "abstract" => One(fields, name) is not null,
        "author" or "authors" => Authors(fields, name).AreAll,
        "year" or "date" => Find(fields, Year(), name) is not null,
        "arxiv" or "arxiv_id" or "eprint" => Find(fields, Arxiv(), name) is not null,
        "doi" => Find(fields, Doi(), name) is not null,
        _ => false,
    };

    private static bool IsKnown(string name) => KnownField().IsMatch($"{name}:");

    private static IEnumerable<string> Names(YamlPlace fields) =>
        fields.Node is YamlMappingNode map ? map.Children.Keys.Select(key => (key as YamlScalarNode)?.Value ?? "a field without a name") : [];

    private static bool IsEmpty(YamlPlace fields, string name) =>
        fields.Find(name)?.Node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" } or YamlScalarNode { Value: "" };

    private static MarkdownAuthors Authors(YamlPlace fields, string name) => MarkdownAuthors.Of(IsEmpty(fields, name) ? null : fields.Find(name));

    private static string? One(YamlPlace fields, string name) =>
        !IsEmpty(fields, name) && fields.Texts(name) is [{ Length: > 0 } text] ? InlineMarks.Plain(text) : null;

    private static string? Find(YamlPlace fields, Regex pattern, params string[] names) =>
        names.SelectMany(fields.Texts).Select(text => pattern.Match(text)).FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex(@"\A---[ \t]*\n(?![ \t]*\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^(?:title|abstract|authors?|year|date|arxiv|arxiv_id|eprint|doi)[ \t]*:", RegexOptions.Multiline)]
    private static partial Regex KnownField();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b\d{4}\.\d{4,5}(?:v\d+)?\b")]
    private static partial Regex Arxiv();

    [GeneratedRegex(@"\b10\.\d{4,9}/[^\s,;]*[^\s,;.]")]
    private static partial Regex Doi();
}
