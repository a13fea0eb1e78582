using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>A JSON object that says what it lacks when it is read.</summary>
internal readonly record struct JsonItem(JsonElement Element)
{
    public bool Has(string field) => Element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonItem Get(string field) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value)
            ? new JsonItem(value)
            : throw new FormatException($"the field '{field}' is missing");

    public JsonItem? Find(string field) => Has(field) ? Get(field) : null;

    public string Text(string field) =>
        Get(field).Element is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw new FormatException($"the field '{field}' is not a text");

    public string? FindText(string field) => Has(field) ? Text(field) : null;

    public int Number(string field) =>
        Get(field).Element is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"the field '{field}' is not a whole number");

    public EntityId Id(string field) => EntityId.Parse(Text(field));

    public EntityId? FindId(string field) => Has(field) ? Id(field) : null;

    public bool Flag(string field) => Has(field) && Get(field).Element.ValueKind == JsonValueKind.True;

    public IReadOnlyList<JsonItem> List(string field) =>
        !Has(field) ? []
        : Get(field).Element is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => new JsonItem(item))]
        : throw new FormatException($"the field '{field}' is not a list");

    public IReadOnlyList<string> Texts(string field) =>
        [.. List(field).Select(item => item.Element.ValueKind == JsonValueKind.String
            ? item.Element.GetString()!
            : throw new FormatException($"the list '{field}' holds something that is not a text"))];
}
