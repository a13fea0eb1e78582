using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Scoring;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary>What an evaluation was asked for.</summary>
/// <param name="Folder">The base's folder.</param>
internal sealed record EvalRequest(string Gold, string Folder)
{
    public const string Ledger = "ledger";

    public ModelRequest Model { get; init; } = new(null);

    /// <summary>A saved run to score; null extracts now.</summary>
    public string? Run { get; init; }

    /// <summary>A model or saved run to hold the first against.</summary>
    public string? Against { get; init; }

    public string? Out { get; init; }

    public bool Items { get; init; }

    public string? Map { get; init; }

    public string? Papers { get; init; }

    public bool Json { get; init; }
}

/// <summary>Gets gold and runs, holds the ones against the others and reports.</summary>
internal sealed class Eval(EvalRequest request, Terminal terminal)
{
    private int _left;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        OutputPlace.Check(request.Out, "--out", request.Folder);
        if (request.Out is { } there)
            SavedRun.CheckIsOurs(there);
        var model = request.Run is null ? Models.Choose(request.Model, terminal) : request.Model;
        // A base is opened only for its decisions and for the replies that it keeps: gold and rules alone need none.
        using var knowledge = request.Gold == EvalRequest.Ledger || IsServer(model.Spec) || IsServer(request.Against)
            ? OpenBase.At(request.Folder, terminal)
            : null;
        var catalog = knowledge?.Catalog ?? CatalogFile.ReadOrDefault(Path.Combine(request.Folder, "seeds", "catalog.yaml"));
        var gold = new GoldFinder(request, catalog, Leave).Find(knowledge, cancellationToken);
        var run = await GetAsync(request.Run, model, gold, catalog, knowledge, cancellationToken);
        if (request.Out is { } path)
            SavedRun.Write(run, path);
        var other = request.Against is { } spec ? await GetAsync(File.Exists(spec) ? spec : null, Named(spec), gold, catalog, knowledge, cancellationToken) : null;
        var outcome = new EvalOutcome(request.Gold, gold, run, Scorer.Of(gold, run, catalog))
        {
            Facts = gold.Any(one => one.Facts.Count > 0) ? FactSupport.Of(gold, run) : null,
            Other = other,
            Changes = other is null ? null : RunComparison.Of(gold, run, other, catalog),
        };
        if (request.Json)
            terminal.WriteJson(json => EvalJson.Write(json, outcome));
        else
            new EvalReport(terminal, request.Items).Print(outcome);
        return outcome.Score.Documents.Count == 0 ? 2 : _left > 0 ? 1 : 0;
    }

    private static bool IsServer(string? spec) => spec?.StartsWith("openai:", StringComparison.Ordinal) ?? false;

    private ModelRequest Named(string spec) => Models.Choose(request.Model with { Spec = spec }, terminal);

    private async Task<Run> GetAsync(
        string? saved, ModelRequest model, IReadOnlyList<Gold> gold, KindCatalog catalog, KnowledgeBase? knowledge, CancellationToken cancellationToken)
    {
        var run = saved is null ? await ExtractAsync(model, gold, catalog, knowledge, cancellationToken) : SavedRun.Read(saved);
        foreach (var missing in gold.Where(one => run.Find(one.Document) is null))
            Leave($"{missing.Document} is left out: the run in '{saved}' has nothing of it.");
        foreach (var failed in run.Documents.Where(document => document.Error is not null && gold.Any(one => one.Document == document.Document)))
            Leave($"{failed.Document} is left out: {failed.Error}");
        return run;
    }

    private async Task<Run> ExtractAsync(
        ModelRequest model, IReadOnlyList<Gold> gold, KindCatalog catalog, KnowledgeBase? knowledge, CancellationToken cancellationToken)
    {
        var extractor = Models.Open(model with
        {
            Catalog = catalog,
            Prices = Prices.ReadOrDefault(Path.Combine(request.Folder, "seeds", "prices.txt")),
            Replies = knowledge is null ? null : new KeptReplies(knowledge.Graph.Caches),
        });
        var progress = new ProgressLine(terminal, gold.Count);
        try
        {
            return await new Evaluation(extractor, catalog, extractor is ModelExtractor ? 2 * model.Concurrency : 2).RunAsync(gold, progress, cancellationToken);
        }
        finally
        {
            progress.Clear();
            (extractor as ModelExtractor)?.Scale?.Save();
        }
    }

    private void Leave(string why)
    {
        _left++;
        terminal.Say(why);
    }
}

/// <summary>What an evaluation came to.</summary>
/// <param name="Of">The gold as it was asked for.</param>
internal sealed record EvalOutcome(string Of, IReadOnlyList<Gold> Gold, Run Run, Score Score)
{
    public FactSupport? Facts { get; init; }

    public Run? Other { get; init; }

    public RunComparison? Changes { get; init; }
}
