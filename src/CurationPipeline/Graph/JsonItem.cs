using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>A JSON object that says what it lacks when it is read.</summary>
internal readonly record struct JsonItem(JsonElement Element)
{
    public bool Has(string field) => Find(field) is not null;

    public JsonItem Get(string field) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value)
            ? new JsonItem(value)
            : throw new FormatException($"the field '{field}' is missing");

    /// <summary>Looked up once: most lines of a ledger lack most fields, and to look for one goes through all of the object.</summary>
    public JsonItem? Find(string field) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonItem(value)
            : null;

    public string Text(string field) => Get(field).Text() ?? throw NoText(field);

    public string? FindText(string field) => Find(field) is { } found ? found.Text() ?? throw NoText(field) : null;

    public int Number(string field) =>
        Get(field).Element is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"the field '{field}' is not a whole number");

    /// <summary>One of a few texts, such as a name or a role, of which many lines have the same: one copy is given for all of them.</summary>
    public string Shared(string field) => SharedText.Of(Text(field));

    public EntityId Id(string field) => Get(field).Id() ?? throw NoText(field);

    public EntityId? FindId(string field) => Find(field) is { } found ? found.Id() ?? throw NoText(field) : null;

    public bool Flag(string field) => Find(field)?.Element.ValueKind == JsonValueKind.True;

    public IReadOnlyList<JsonItem> List(string field) =>
        Find(field) is not { } found ? []
        : found.Element is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => new JsonItem(item))]
        : throw new FormatException($"the field '{field}' is not a list");

    /// <summary>Nothing is made where there is nothing, as in most lines.</summary>
    public IReadOnlyList<T> List<T>(string field, Func<JsonItem, T> read) => List(field) is { Count: > 0 } list ? [.. list.Select(read)] : [];

    public IReadOnlyList<string> Texts(string field) => List(field, item => item.Element.ValueKind == JsonValueKind.String
        ? item.Element.GetString()!
        : throw new FormatException($"the list '{field}' holds something that is not a text"));

    private string? Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;

    /// <summary>Read where it stands: most of what a large ledger says are ids, and few of them are new.</summary>
    private EntityId? Id()
    {
        if (Element.ValueKind != JsonValueKind.String)
            return null;
        Span<char> text = stackalloc char[EntityId.MaxLength];
        var raw = JsonMarshal.GetRawUtf8Value(Element)[1..^1];
        return raw.Length <= text.Length && Ascii.ToUtf16(raw, text, out var length) == OperationStatus.Done && EntityId.TryParse(text[..length], out var id)
            ? id
            : EntityId.Parse(Element.GetString()!); // it is a text
    }

    private static FormatException NoText(string field) => new($"the field '{field}' is not a text");
}
