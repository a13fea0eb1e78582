using System.CommandLine;
using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate similar</c>: pairs near in meaning that no edge joins, best first.</summary>
internal static class SimilarCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("ID") { Description = "Only pairs of this entity.", Arity = ArgumentArity.ZeroOrOne };
        var threshold = new Option<double?>("--threshold") { Description = "The least cosine; without it, that of the maker of vectors." };
        var embeddings = new Option<string?>("--embeddings")
        {
            Description = "Who makes the vectors: embedded, or openai:NAME; without it CURATION_EMBEDDINGS, else embedded.",
            HelpName = "SPEC",
        };
        var limit = new Option<int>("--limit") { Description = "How many pairs at most.", DefaultValueFactory = _ => 50 };
        var json = Shared.Json();
        var command = new Command(
            "similar", "List entities that are near in meaning without an edge: candidates for new edges, or duplicates.") { id, threshold, embeddings, limit, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(Shared.KnowledgeBase)!,
            parsed.GetValue(id),
            parsed.GetValue(threshold),
            parsed.GetValue(embeddings),
            parsed.GetValue(limit),
            parsed.GetValue(json),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, string? id, double? least, string? embeddings, int limit, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        using var knowledge = KnowledgeBase.Open(folder, terminal.Time, terminal.Say);
        var graph = knowledge.Graph;
        EntityId? only = id is null ? null : Find(graph, id);
        var pairs = (await SimilarEntities.OfAsync(knowledge, embeddings, least, terminal, cancellationToken)).Pairs(only);
        Print([.. pairs.Take(limit)], pairs.Count, graph, json, terminal);
        return 0;
    }

    private static EntityId Find(GraphStore graph, string id) =>
        EntityId.TryParse(id, out var parsed) && graph.IsActive(graph.Resolve(parsed))
            ? graph.Resolve(parsed)
            : throw new CurationException($"There is no entity '{id}' in the base; 'curate find' looks one up by name.");

    private static void Print(IReadOnlyList<SimilarPair> pairs, int count, GraphStore graph, bool json, Terminal terminal)
    {
        if (json)
        {
            var shapes = pairs.Select(pair => new { first = pair.First.ToString(), second = pair.Second.ToString(), score = pair.Cosine, rank = pair.Rank });
            terminal.Output.WriteLine(JsonSerializer.Serialize(new { count, pairs = shapes }, Json));
            return;
        }

        foreach (var pair in pairs)
        {
            terminal.Print(FormattableString.Invariant($"{pair.Cosine:F3}  {pair.First}  {graph.FindEntity(pair.First)?.Name}"));
            terminal.Print($"       {pair.Second}  {graph.FindEntity(pair.Second)?.Name}");
        }

        terminal.Print(count == 0
            ? "No two entities without an edge are that near."
            : $"{pairs.Count} of {count} pairs; each ends with 'merge', a new edge, or 'distinct'.");
    }
}
