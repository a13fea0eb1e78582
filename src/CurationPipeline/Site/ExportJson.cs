using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CurationPipeline.Site;

/// <summary>What the forms that are JSON have in common.</summary>
internal static class ExportJson
{
    /// <summary>Letters of all languages as they are; what could end a script is escaped, in case a page takes it in.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" };

    public static JsonWriterOptions Indented { get; } = Options with { Indented = true };

    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in all)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
