using System.Text.Json;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary>What an ingest was asked for.</summary>
internal sealed record IngestRequest(IReadOnlyList<string> Paths, string Folder, ModelRequest Model)
{
    public string? Password { get; init; }

    public int? Concurrency { get; init; }

    public bool DryRun { get; init; }

    public bool Json { get; init; }
}

/// <summary>The ingest that is under way in a base, so that it can be gone on with; neither key nor password is in it.</summary>
internal sealed record StartedIngest(
    IReadOnlyList<string> Paths, string? Model, string? Endpoint, int Passes, int? Concurrency, decimal? MaxCostUsd, string? Record, bool Batch, bool Opinions = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static StartedIngest Of(IngestRequest request) => new(
        [.. request.Paths.Select(Path.GetFullPath)],
        request.Model.Spec,
        request.Model.Endpoint,
        request.Model.Passes,
        request.Concurrency,
        request.Model.MaxCostUsd,
        request.Model.RecordIn is { } folder ? Path.GetFullPath(folder) : null,
        request.Model.Batch,
        request.Model.Opinions);

    /// <exception cref="CurationException">No ingest is under way there.</exception>
    public static StartedIngest Find(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<StartedIngest>(File.ReadAllText(FileIn(folder)), Json) ?? throw Nothing(folder);
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw Nothing(folder);
        }
    }

    /// <summary>What was asked for then; what is asked for now goes before it.</summary>
    public IngestRequest Resume(IngestRequest now) => now with
    {
        Paths = Paths,
        Concurrency = now.Concurrency ?? Concurrency,
        Model = now.Model with
        {
            Spec = now.Model.Spec ?? Model,
            Endpoint = now.Model.Endpoint ?? Endpoint,
            Passes = Math.Max(now.Model.Passes, Passes),
            MaxCostUsd = now.Model.MaxCostUsd ?? MaxCostUsd,
            RecordIn = now.Model.RecordIn ?? Record,
            Batch = now.Model.Batch || Batch,
            Opinions = now.Model.Opinions || Opinions,
        },
    };

    public void Write(KnowledgeBase knowledge) => knowledge.Files.Replace(FileIn(knowledge.Directory), JsonSerializer.Serialize(this, Json) + "\n");

    public static void Clear(KnowledgeBase knowledge) => knowledge.Files.Delete(FileIn(knowledge.Directory));

    private static string FileIn(string folder) => Path.Combine(folder, ".curation", "ingest.json");

    private static CurationException Nothing(string folder) =>
        new($"No ingest is under way in '{folder}'; start one with 'curate ingest PATH'.");
}
