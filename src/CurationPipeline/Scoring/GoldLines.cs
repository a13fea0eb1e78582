using System.Text.Json;
using CurationPipeline.Catalog;

namespace CurationPipeline.Scoring;

/// <summary>Reads gold of other people, one JSON object a line: sentences with labelled pairs (SciER), or essays with facts (MINE).</summary>
public static class GoldLines
{
    /// <param name="path">The file.</param>
    /// <param name="map">What its labels mean; null for SciER's.</param>
    /// <param name="catalog">Ours.</param>
    /// <exception cref="CurationException">A line is of neither form.</exception>
    public static IReadOnlyList<Gold> Read(string path, LabelMap? map, KindCatalog catalog)
    {
        var lines = File.ReadLines(path).Select((line, i) => (Line: line, Number: i + 1)).Where(pair => !string.IsNullOrWhiteSpace(pair.Line))
            .Select(pair => Parse(pair.Line, path, pair.Number)).ToList();
        if (lines.Count == 0)
            throw new CurationException($"{path}: the file is empty; it should hold one JSON object a line.");
        return lines[0].Has("facts")
            ? [.. lines.Select(Essay)]
            : [.. lines.GroupBy(line => line.Text("doc_id"), StringComparer.Ordinal)
                .Select(paper => LabelledPaper.Of(paper.Key, [.. paper], map ?? LabelMap.Default(catalog), catalog))];
    }

    private static Gold Essay(GoldLine line)
    {
        var number = line.Text("id");
        return new Gold($"essay-{number}", new GoldSource(null, line.Text("content")), Annotation.Nothing)
        {
            Covers = new Coverage([], [], Quotes: false),
            Facts = [.. line.List("facts").Select(fact => fact.ToString())],
        };
    }

    private static GoldLine Parse(string line, string file, int number)
    {
        try
        {
            var root = JsonDocument.Parse(line).RootElement;
            return root.ValueKind == JsonValueKind.Object ? new GoldLine(root, file, number) : throw new JsonException("it is no object");
        }
        catch (JsonException exception)
        {
            throw new CurationException($"{file}({number}): this is not a JSON object: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}

/// <summary>One line of a file, which tells of what it lacks.</summary>
internal sealed record GoldLine(JsonElement Root, string File, int Number)
{
    public bool Has(string field) => Root.TryGetProperty(field, out _);

    public string Text(string field) => Get(field).ToString();

    public IReadOnlyList<JsonElement> List(string field) => Get(field) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray()]
        : throw Mistake($"'{field}' has to be a list");

    /// <summary>A list of lists of so many texts.</summary>
    public IEnumerable<string[]> Tuples(string field, int length) => List(field).Select(item => item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == length
        ? item.EnumerateArray().Select(part => part.ToString()).ToArray()
        : throw Mistake($"'{field}' has to list lists of {length} texts"));

    public CurationException Mistake(string what) => new($"{File}({Number}): {what}.");

    private JsonElement Get(string field) => Root.TryGetProperty(field, out var value)
        ? value
        : throw Mistake($"the field '{field}' is missing; a line has doc_id, sentence, ner and rel, or id, content and facts");
}
