using System.Text.Json;
using CurationPipeline.Graph;

namespace CurationPipeline;

/// <summary>What one ingest took.</summary>
/// <param name="Model">As it was asked for.</param>
/// <param name="Seconds">From its start to its end.</param>
public sealed record IngestRun(string Model, double Seconds, IReadOnlyList<IngestedPaper> Papers);

/// <summary>A paper that an ingest read; its cost is that of all replies about it, whenever they were paid for.</summary>
public sealed record IngestedPaper(string Paper, long TokensIn, long TokensOut, decimal? CostUsd);

/// <summary>The ingests of a base, one a line in <c>.curation/runs.jsonl</c>: what they took, set against what was accepted of them.</summary>
public sealed class RunLog(string baseDirectory, DiskFiles? files = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string _path = Path.Combine(baseDirectory, ".curation", "runs.jsonl");

    public void Add(IngestRun run) =>
        (files ?? new DiskFiles()).Append(_path, [.. JsonSerializer.SerializeToUtf8Bytes(run, Json), (byte)'\n']);

    /// <summary>What all ingests took together, and the edges that were accepted from their papers; null where there was none.</summary>
    public IngestTotals? Total(GraphStore graph)
    {
        var runs = Read();
        if (runs.Count == 0)
            return null;
        var papers = runs.SelectMany(run => run.Papers).GroupBy(paper => paper.Paper).Select(readings => readings.Last()).ToList();
        var edges = papers.Select(paper => EntityId.TryParse(paper.Paper, out var id) ? graph.EvidencedFrom(graph.Resolve(id)) : [])
            .SelectMany(keys => keys).ToHashSet();
        return new IngestTotals(
            papers.Count,
            edges.Count,
            papers.Sum(paper => paper.TokensIn),
            papers.Sum(paper => paper.TokensOut),
            papers.Exists(paper => paper is { TokensIn: > 0, CostUsd: null }) ? null : papers.Sum(paper => paper.CostUsd ?? 0),
            runs.Sum(run => run.Seconds));
    }

    /// <remarks>A line that a crash cut short, or that lacks something, is passed over: the log tells of cost and decides nothing.</remarks>
    private List<IngestRun> Read()
    {
        return File.Exists(_path) ? [.. File.ReadLines(_path).Select(Parse).OfType<IngestRun>()] : [];

        static IngestRun? Parse(string line)
        {
            try
            {
                var run = JsonSerializer.Deserialize<IngestRun>(line, Json);
                // What the types say is not there, JSON may leave out.
                return run is { Papers: { } papers } && papers.All(paper => paper is { Paper: not null }) ? run : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}

/// <summary>What ingests took together.</summary>
/// <param name="AcceptedEdges">Active edges with evidence from the papers that were read.</param>
/// <param name="CostUsd">Null where the price of a model is not known.</param>
public sealed record IngestTotals(int Papers, int AcceptedEdges, long TokensIn, long TokensOut, decimal? CostUsd, double Seconds)
{
    public decimal? CostAnEdge => AcceptedEdges == 0 ? null : CostUsd / AcceptedEdges;

    public double? SecondsAnEdge => AcceptedEdges == 0 ? null : Seconds / AcceptedEdges;
}
