using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate similar</c>: pairs near in meaning that no edge joins, best first, listed or put to a person.</summary>
internal static class SimilarCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private sealed record Request(string Folder, string? Id, double? Least, string? Embeddings, int Limit, bool Later, bool Review, bool Json);

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
        var later = new Option<bool>("--later") { Description = "The pairs that were put off, in place of the open ones." };
        var review = new Option<bool>("--review") { Description = "Write them as questions into 'reviews/similar.review.yaml'." };
        var json = Shared.Json();
        var command = new Command(
            "similar", "List entities that are near in meaning without an edge: candidates for new edges, or duplicates.") { id, threshold, embeddings, limit, later, review, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.Folder(), parsed.GetValue(id), parsed.GetValue(threshold), parsed.GetValue(embeddings), parsed.GetValue(limit),
                parsed.GetValue(later), parsed.GetValue(review), parsed.GetValue(json)),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Terminal terminal, CancellationToken cancellationToken)
    {
        using var knowledge = OpenBase.At(request.Folder, terminal);
        EntityId? only = request.Id is null ? null : Find(knowledge.Graph, request.Id);
        var similar = await SimilarEntities.OfAsync(knowledge, request.Embeddings, request.Least, terminal, cancellationToken, request.Later);
        var found = similar.Pairs(only);
        var maker = new PairProposals(knowledge.Catalog, knowledge.Graph);
        List<ProposedPair> pairs = [.. found.Take(request.Limit).Select(pair => maker.Make(pair.First, pair.Second, pair.Cosine))];
        var file = request.Review && pairs.Count > 0 ? Write(knowledge, new SimilarQuestions(similar.Maker, similar.Threshold, pairs), terminal) : null;
        if (request.Json)
            WriteJson(terminal, found.Count, found.Zip(pairs, (pair, proposed) => (proposed, pair.Rank)), file);
        else
            Print(terminal, pairs, found.Count, request);
        return 0;
    }

    private static EntityId Find(GraphStore graph, string id) =>
        EntityId.TryParse(id, out var parsed) && graph.IsActive(graph.Resolve(parsed))
            ? graph.Resolve(parsed)
            : throw new CurationException($"There is no entity '{id}' in the base; 'curate find' looks one up by name.");

    private static string Write(KnowledgeBase knowledge, SimilarQuestions questions, Terminal terminal)
    {
        var reviews = new ReviewFolder(knowledge.Directory, knowledge.Files);
        var added = reviews.Write(questions, knowledge);
        var waiting = ReviewReader.Read(reviews.SimilarFile).Pairs.Count;
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{added} new, {waiting} to decide -> {reviews.SimilarFile}"));
        return reviews.SimilarFile;
    }

    private static void WriteJson(Terminal terminal, int count, IEnumerable<(ProposedPair Pair, double Rank)> pairs, string? file)
    {
        var shapes = pairs.Select(pair => new
        {
            first = pair.Pair.First.Id.ToString(),
            second = pair.Pair.Second.Id.ToString(),
            score = pair.Pair.Cosine,
            rank = pair.Rank,
            key = pair.Pair.Key,
            why = pair.Pair.Why,
        });
        terminal.Output.WriteLine(JsonSerializer.Serialize(new { count, review = file, pairs = shapes }, Json));
    }

    private static void Print(Terminal terminal, List<ProposedPair> pairs, int count, Request request)
    {
        foreach (var pair in request.Review ? [] : pairs)
        {
            foreach (var line in PairText.Of(pair))
                terminal.Print(line);
            terminal.Print("");
        }

        terminal.Print(count == 0 ? (request.Later ? "No pair was put off." : "No two entities without an edge are that near.")
            : request.Review ? $"{pairs.Count} of {count} pairs are in the review file; answer there, in 'curate review similar' or at 'curate review serve', then run 'curate apply'."
            : $"{pairs.Count} of {count} pairs; 'curate similar --review' makes questions of them, or say 'merge', 'distinct' or 'unrelated' with two ids.");
    }
}
