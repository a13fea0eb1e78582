using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate similar</c>: pairs near in meaning that no edge joins, best first, listed or put to a person.</summary>
internal static class SimilarCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private sealed record Request(string Folder, string? Id, double? Least, string? Embeddings, int Limit, bool Later, bool Review, ModelRequest? Opinions, bool Json);

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
        var opinions = new Option<bool>("--opinions") { Description = "With --review, ask a model what it thinks of each pair; shown beside the question, and no answer to it." };
        var model = new Option<string?>("--model") { Description = "Who is asked for opinions: openai:NAME or replay:DIR; without it CURATION_MODEL, else openai: where a key is set.", HelpName = "SPEC" };
        var endpoint = new Option<string?>("--endpoint") { Description = "Address of a server that speaks OpenAI's protocol; without it OPENAI_BASE_URL.", HelpName = "URL" };
        var maxCost = new Option<decimal?>("--max-cost") { Description = "Ask for no further opinion that could cost more.", HelpName = "USD" };
        var record = new Option<string?>("--record") { Description = "Keep every reply of a model in this folder, for replay:DIR.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command(
            "similar", "List entities that are near in meaning without an edge: candidates for new edges, or duplicates.") { id, threshold, embeddings, limit, later, review, opinions, model, endpoint, maxCost, record, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(opinions) && !result.GetValue(review))
                result.AddError("--opinions stand beside questions; give --review with it.");
            if (!result.GetValue(opinions) && ((result.GetValue(model) ?? result.GetValue(endpoint) ?? result.GetValue(record)) is not null || result.GetValue(maxCost) is not null))
                result.AddError("A model is asked for --opinions alone; give that, or leave the model out.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.Folder(), parsed.GetValue(id), parsed.GetValue(threshold), parsed.GetValue(embeddings), parsed.GetValue(limit),
                parsed.GetValue(later), parsed.GetValue(review),
                parsed.GetValue(opinions)
                    ? new ModelRequest(parsed.GetValue(model)) { Endpoint = parsed.GetValue(endpoint), MaxCostUsd = parsed.GetValue(maxCost), RecordIn = parsed.GetValue(record) }
                    : null,
                parsed.GetValue(json)),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Terminal terminal, CancellationToken cancellationToken)
    {
        OutputPlace.Check(request.Opinions?.RecordIn, "--record", request.Folder);
        using var knowledge = OpenBase.Existing(request.Folder, terminal);
        EntityId? only = request.Id is null ? null : Find(knowledge.Graph, request.Id);
        var similar = await SimilarEntities.OfAsync(knowledge, request.Embeddings, request.Least, terminal, cancellationToken, request.Later);
        var found = Compare(similar, only, request.Limit, terminal, cancellationToken);
        var maker = new PairProposals(knowledge.Catalog, knowledge.Graph);
        List<ProposedPair> pairs = [.. found.Best.Take(request.Limit).Select(pair => maker.Make(pair.First, pair.Second, pair.Cosine))];
        if (request.Opinions is { } asked)
            pairs = await WithOpinionsAsync(knowledge, pairs, Models.Choose(asked, terminal, "Asking for opinions"), terminal, cancellationToken);
        var file = request.Review && pairs.Count > 0 ? Write(knowledge, new SimilarQuestions(similar.Maker, similar.Threshold, pairs), terminal) : null;
        if (request.Json)
            WriteJson(terminal, found.Count, found.Best.Zip(pairs, (pair, proposed) => (proposed, pair.Rank)), file);
        else
            Print(terminal, pairs, found.Count, request);
        return 0;
    }

    private static SimilarPairs Compare(SimilarEntities similar, EntityId? only, int limit, Terminal terminal, CancellationToken cancellationToken)
    {
        var progress = new ShareLine(string.Create(CultureInfo.InvariantCulture, $"Comparing {similar.Vectors.Count:N0} entities"), terminal);
        try
        {
            return similar.Pairs(Math.Max(0, limit), only, progress, cancellationToken);
        }
        finally
        {
            progress.Clear();
        }
    }

    /// <summary>Asked where no opinion stands yet.</summary>
    private static async Task<List<ProposedPair>> WithOpinionsAsync(
        KnowledgeBase knowledge, List<ProposedPair> pairs, ModelRequest model, Terminal terminal, CancellationToken cancellationToken)
    {
        var opinions = OpinionText.Of(Models.Open(model.For(knowledge, terminal.Log.Call)), knowledge);
        var file = new ReviewFolder(knowledge.Directory, knowledge.Files).SimilarFile;
        var have = File.Exists(file)
            ? ReviewReader.Read(file).Pairs.Where(pair => pair.Item.Opinion is not null || pair.Answer.Decides).Select(pair => pair.Item.Key).ToHashSet(StringComparer.Ordinal)
            : [];
        var (given, count) = await opinions.OnAsync([.. pairs.Where(pair => !have.Contains(pair.Key))], cancellationToken);
        foreach (var line in OpinionText.Lines(count))
            terminal.Say(line);
        var byKey = given.ToDictionary(pair => pair.Key, StringComparer.Ordinal);
        return [.. pairs.Select(pair => byKey.GetValueOrDefault(pair.Key, pair))];
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

    private static void WriteJson(Terminal terminal, long count, IEnumerable<(ProposedPair Pair, double Rank)> pairs, string? file)
    {
        var shapes = pairs.Select(pair => new
        {
            first = pair.Pair.First.Id.ToString(),
            second = pair.Pair.Second.Id.ToString(),
            score = pair.Pair.Cosine,
            rank = pair.Rank,
            key = pair.Pair.Key,
            why = pair.Pair.Why,
            opinion = pair.Pair.Opinion?.Words,
        });
        terminal.Output.WriteLine(JsonSerializer.Serialize(new { count, review = file, pairs = shapes }, Json));
    }

    private static void Print(Terminal terminal, List<ProposedPair> pairs, long count, Request request)
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
