using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CurationPipeline.Ground;

namespace CurationPipeline.Cli.Commands;

/// <summary>Writes the answer lines of <c>curate anchor</c>.</summary>
internal static class AnchorJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer of a paper, with its path where its name does not tell it from another.</summary>
    public static string Of(string id, QuoteIndex paper, Grounding grounding, string? path) => Line(id, json =>
    {
        if (grounding is Grounding.Anchored anchored)
            Write(json, paper, anchored);
        else
            Write(json, (Grounding.Missing)grounding);
        json.WriteString("file", paper.FileName);
        if (path is not null)
            json.WriteString("path", path);
    });

    public static string Unknown(string id, string paper) => Line(id, json =>
    {
        json.WriteBoolean("anchored", false);
        json.WriteString("reason", "not-found");
        json.WriteString("error", $"The paper '{paper}' is not among the files; name it after 'anchor'.");
    });

    private static string Line(string id, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, QuoteIndex paper, Grounding.Anchored anchored)
    {
        json.WriteBoolean("anchored", true);
        json.WriteNumber("page", anchored.Page);
        WriteRange(json, "chars", anchored.Range.Start, anchored.Range.End);
        json.WriteBoolean("elided", anchored.Elided);
        json.WriteString("text", anchored.Text);
        json.WriteStartArray("parts");
        foreach (var part in anchored.Parts)
            WriteRange(json, null, part.Start, part.End);
        json.WriteEndArray();
        WriteBoxes(json, paper, anchored);
        json.WriteStartArray("elsewhere");
        foreach (var place in anchored.Elsewhere)
            WriteRange(json, null, place.Start, place.End);
        json.WriteEndArray();
        WriteStrings(json, "marks", anchored.Marks);
    }

    private static void Write(Utf8JsonWriter json, Grounding.Missing missing)
    {
        json.WriteBoolean("anchored", false);
        json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName($"{missing.Reason}"));
        json.WriteString("nearest", missing.Nearest);
        json.WriteString("difference", missing.Difference);
        WriteStrings(json, "found_in", missing.FoundIn);
    }

    private static void WriteBoxes(Utf8JsonWriter json, QuoteIndex paper, Grounding.Anchored anchored)
    {
        json.WriteStartArray("boxes");
        foreach (var box in anchored.Parts.SelectMany(paper.BoxesOf))
        {
            json.WriteStartArray();
            json.WriteNumberValue(box.Page);
            foreach (var edge in (ReadOnlySpan<float>)[box.Box.X0, box.Box.Y0, box.Box.X1, box.Box.Y1])
                json.WriteNumberValue(MathF.Round(edge, 2));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, string? name, int start, int end)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
