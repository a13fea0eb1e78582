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

    public EntityId Id(string field) => EntityId.Parse(Text(field));

    public EntityId? FindId(string field) => FindText(field) is { } id ? EntityId.Parse(id) : null;

    public bool Flag(string field) => Find(field)?.Element.ValueKind == JsonValueKind.True;

    public IReadOnlyList<JsonItem> List(string field) =>
        Find(field) is not { } found ? []
        : found.Element is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => new JsonItem(item))]
        : throw new FormatException($"the field '{field}' is not a list");

    public IReadOnlyList<string> Texts(string field) =>
        [.. List(field).Select(item => item.Element.ValueKind == JsonValueKind.String
            ? item.Element.GetString()!
            : throw new FormatException($"the list '{field}' holds something that is not a text"))];

    private string? Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;

    private static FormatException NoText(string field) => new($"the field '{field}' is not a text");
}
