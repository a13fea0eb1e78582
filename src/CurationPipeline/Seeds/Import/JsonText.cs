using System.Text;
using System.Text.Json;

namespace CurationPipeline.Seeds.Import;

/// <summary>A JSON file with the line of each item of its lists, because a parsed document has forgotten them.</summary>
internal sealed class JsonText : IDisposable
{
    private readonly JsonDocument _document;
    private readonly Dictionary<(string List, int Item), int> _lines = [];
    private readonly string _file;

    private JsonText(string file, byte[] bytes)
    {
        _file = file;
        try
        {
            _document = JsonDocument.Parse(bytes);
        }
        catch (JsonException exception)
        {
            throw new CurationException(
                $"{file}({exception.LineNumber + 1},{exception.BytePositionInLine + 1}): this is not JSON: {exception.Message.Split(". ")[0].TrimEnd('.')}.", exception);
        }

        FindLines(bytes);
    }

    public JsonElement Root => _document.RootElement;

    public static JsonText Read(string path) => new(Path.GetFileName(path), Encoding.UTF8.GetBytes(GivenFile.Text(path)));

    /// <summary>The objects in one of the root's lists, with what a message about each begins with.</summary>
    public IEnumerable<(JsonElement Item, string Place)> Items(string list) =>
        Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Select((item, i) => (item, $"{_file}({_lines.GetValueOrDefault((list, i), 1)},1)"))
                .Where(item => item.item.ValueKind == JsonValueKind.Object)
            : [];

    public void Dispose() => _document.Dispose();

    private void FindLines(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var (list, item, line, counted) = ("", 0, 1, 0);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped)
                CheckText(ref reader, bytes);
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                (list, item) = (reader.GetString()!, 0); // a property has a name
            }
            else if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 2)
            {
                line += bytes.AsSpan(counted, (int)reader.TokenStartIndex - counted).Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                _lines[(list, item++)] = line;
            }
        }
    }

    /// <summary>Half of a character, written as an escape, is valid JSON and no text.</summary>
    private void CheckText(ref Utf8JsonReader reader, byte[] bytes)
    {
        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            var line = bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
            throw new CurationException($"{_file}({line},1): a text in this line holds half of a character; write it whole, or take it out.", exception);
        }
    }
}

/// <summary>Reads fields of objects whose shape is not ours.</summary>
internal static class JsonFields
{
    /// <summary>The first of the fields that holds a text or a number; empty where none does.</summary>
    public static string Text(this JsonElement item, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (item.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                return value.ToString();
        }

        return "";
    }

    public static string? FindText(this JsonElement item, params ReadOnlySpan<string> fields) => item.Text(fields) is { Length: > 0 } text ? text : null;

    public static int? Number(this JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>A list of texts, or one text as such a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement item, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (!item.TryGetProperty(field, out var value))
                continue;
            return value.ValueKind switch
            {
                JsonValueKind.Array => [.. value.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!)],
                JsonValueKind.String => [value.GetString()!],
                _ => [],
            };
        }

        return [];
    }
}
