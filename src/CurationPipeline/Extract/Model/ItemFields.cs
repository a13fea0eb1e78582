using System.Text.Json.Nodes;

namespace CurationPipeline.Extract.Model;

/// <summary>Reads the fields of an item as a model may have called them, in clean single-line text.</summary>
internal static class ItemFields
{
    /// <summary>The first of the fields that has text; empty where none has.</summary>
    public static string Text(this JsonObject item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item[name] is JsonValue value && value.TryGetValue<string>(out var text) && Clean(text) is { Length: > 0 } clean)
                return clean;
        }

        return "";
    }

    public static IReadOnlyList<string> Texts(this JsonObject item, string name) => item[name] switch
    {
        JsonArray list => [.. list.Select(TextOf).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)],
        JsonValue value => TextOf(value) is { Length: > 0 } text ? [text] : [],
        _ => [],
    };

    /// <summary>At most so many characters, with an ellipsis in place of the rest.</summary>
    public static string Clip(this string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? Clean(text) : "";

    /// <summary>Control characters and runs of white space become one space; lone surrogates are dropped.</summary>
    private static string Clean(string text)
    {
        var valid = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0xFFFD || text.Contains('\uFFFD', StringComparison.Ordinal))
                valid.Append(System.Text.Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return string.Join(' ', valid.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
