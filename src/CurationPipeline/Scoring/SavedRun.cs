using System.Text.Encodings.Web;
using System.Text.Json;

namespace CurationPipeline.Scoring;

/// <summary>A run in a file, to be held against another one later.</summary>
public static class SavedRun
{
    private const string Format = "curate-run-1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A slip of the hand must not put a run over gold or over a paper.</summary>
    /// <exception cref="CurationException">There is a file that is no saved run.</exception>
    public static void CheckIsOurs(string path)
    {
        try
        {
            _ = File.Exists(path) ? Read(path) : null;
        }
        catch (CurationException exception)
        {
            throw new CurationException($"'{path}' is there already and is no saved run; give another name, or move it away.", exception);
        }
    }

    /// <summary>Writes the run aside and puts it in place, so that a file is whole or as it was.</summary>
    public static void Write(Run run, string path)
    {
        new DiskFiles().Replace(path, JsonSerializer.Serialize(new Saved(Format, run), Json) + "\n");
    }

    /// <exception cref="CurationException">The file is not a saved run.</exception>
    public static Run Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Saved>(File.ReadAllText(path), Json) is { Format: Format, Run: { } run } ? run : throw new JsonException("it has another format");
        }
        catch (JsonException exception)
        {
            throw new CurationException($"'{path}' is not a saved run ({exception.Message.TrimEnd('.')}); 'curate eval GOLD --out FILE' writes one.", exception);
        }
    }

    private sealed record Saved(string Format, Run Run);
}
