using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Pages;

/// <summary>What a change of the base did, as text or as JSON.</summary>
internal static class ApplyReport
{
    public static void Write(Terminal terminal, ApplyResult result, string done, bool asJson)
    {
        if (asJson)
        {
            terminal.WriteJson(json => Write(json, result));
            return;
        }

        terminal.Print(done);
        Files(terminal, result.Files);
        if (result.Batch is { } batch)
            terminal.Print($"'curate undo {batch}' takes it back.");
    }

    public static void Files(Terminal terminal, IReadOnlyList<FileStamp> files)
    {
        foreach (var file in files)
            terminal.Print($"  {(file.Sha256.Length == 0 ? "removed" : "wrote")} {file.Path}");
    }

    public static void Write(Utf8JsonWriter json, ApplyResult result)
    {
        json.Text("batch", result.Batch);
        json.WriteNumber("decisions", result.Decisions.Count);
        Write(json, result.Files);
        json.Texts("messages", result.Messages);
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<FileStamp> files)
    {
        json.Texts("written", files.Where(file => file.Sha256.Length > 0).Select(file => file.Path));
        json.Texts("removed", files.Where(file => file.Sha256.Length == 0).Select(file => file.Path));
    }
}
