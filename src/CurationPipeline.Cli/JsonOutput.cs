using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CurationPipeline.Cli;

/// <summary>Prints one JSON document and nothing else.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteJson(this Terminal terminal, Action<Utf8JsonWriter> write) => terminal.Output.WriteLine(Of(write));

    /// <summary>An object as a text.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    public static void List<T>(this Utf8JsonWriter json, string field, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(field);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string field, IEnumerable<string> texts) =>
        json.List(field, texts, json.WriteStringValue);

    /// <summary>An object as an item of a list.</summary>
    public static void Item(this Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }

    public static void Text(this Utf8JsonWriter json, string field, string? text)
    {
        if (text is null)
            json.WriteNull(field);
        else
            json.WriteString(field, text);
    }
}
