using System.CommandLine;
using System.Globalization;
using CurationPipeline.Chat;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate ingest</c>: papers in, review files out.</summary>
internal static class IngestCommand
{
    private const int CallsAtOnce = 8;
    private const int DocumentsAtOnce = 2;

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders or patterns: .pdf, .txt, .md.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "rules, or another model of the table; without it CURATION_MODEL, else rules.", HelpName = "SPEC" };
        var password = new Option<string?>("--password") { Description = "Opens a protected PDF.", HelpName = "P" };
        var endpoint = new Option<string?>("--endpoint") { Description = "Address of a server that speaks OpenAI's protocol; without it OPENAI_BASE_URL.", HelpName = "URL" };
        var passes = new Option<int>("--passes") { Description = "How often a model is asked for what it missed.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var concurrency = new Option<int?>("--concurrency") { Description = "Documents, and calls to a model, under way at once.", HelpName = "N" };
        var maxCost = new Option<decimal?>("--max-cost") { Description = "Stop before a model's calls cost more; run again to go on.", HelpName = "USD" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what a model would take: nothing is sent or written." };
        var record = new Option<string?>("--record") { Description = "Keep every reply of a model in this folder, for replay:DIR.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command("ingest", "Read papers and write what they propose into review files.")
        {
            paths, model, endpoint, passes, concurrency, maxCost, dryRun, record, password, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.GetValue(paths)!,
                parsed.GetValue(Shared.KnowledgeBase)!,
                new ModelRequest(parsed.GetValue(model))
                {
                    Endpoint = parsed.GetValue(endpoint),
                    Passes = parsed.GetValue(passes),
                    Concurrency = Math.Max(1, parsed.GetValue(concurrency) ?? CallsAtOnce),
                    MaxCostUsd = parsed.GetValue(maxCost),
                    RecordIn = parsed.GetValue(record),
                },
                parsed.GetValue(password),
                parsed.GetValue(concurrency),
                parsed.GetValue(dryRun),
                parsed.GetValue(json)),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Terminal terminal, CancellationToken cancellationToken)
    {
        var files = InputFiles.Find(request.Paths);
        using var knowledge = KnowledgeBase.Open(request.Folder, terminal.Time, terminal.Error.WriteLine);
        var extractor = Models.Choose(
            request.Model with
            {
                Catalog = knowledge.Catalog,
                Prices = Prices.ReadOrDefault(Path.Combine(knowledge.Directory, "seeds", "prices.txt")),
                Replies = new KeptReplies(knowledge.Graph.Caches),
            },
            terminal);
        if (request.DryRun)
            return DryRun.Print(files, extractor, knowledge, request.Password, terminal, cancellationToken);
        var pipeline = new Pipeline(knowledge, extractor, DocumentsAtOnceFor(extractor, request)) { Password = request.Password };
        var progress = new ProgressLine(terminal, files.Count);
        var results = new List<DocumentResult>();
        try
        {
            await foreach (var result in pipeline.IngestAsync(files, progress, cancellationToken))
            {
                results.Add(result);
                progress.Print(result);
            }
        }
        finally
        {
            progress.Clear();
        }

        if (results.TrueForAll(result => !result.Waits))
            (extractor as ModelExtractor)?.Scale?.Save();
        Report(results, request.Json, terminal);
        return results.TrueForAll(result => result.Error is null) ? 0 : results.Exists(result => result.Error is null) ? 1 : 2;
    }

    /// <summary>Twice as many documents as calls: while one closes or begins, another keeps the model busy.</summary>
    private static int DocumentsAtOnceFor(IExtractor extractor, Request request) =>
        extractor is ModelExtractor ? 2 * request.Model.Concurrency : request.Concurrency ?? DocumentsAtOnce;

    private static void Report(List<DocumentResult> results, bool json, Terminal terminal)
    {
        if (results.Find(result => result.Waits)?.Error is { } why)
        {
            terminal.Error.WriteLine(why);
            terminal.Error.WriteLine($"{results.Count(result => result.Waits)} of {results.Count} documents wait; the others are done.");
        }

        if (json)
        {
            terminal.Output.WriteLine(IngestJson.Of(results));
            return;
        }

        var done = results.Where(result => result.Error is null).ToList();
        if (results.Count > 1)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Count} of {results.Count} documents done: {done.Sum(result => result.Pending)} items wait for you, {done.Sum(result => result.Losses)} losses."));
        }

        if (done.Sum(result => result.Pending) > 0)
        {
            terminal.Output.WriteLine("Next: answer in the review files, then run 'curate apply'.");
        }
    }

    private sealed record Request(
        IReadOnlyList<string> Paths, string Folder, ModelRequest Model, string? Password, int? Concurrency, bool DryRun, bool Json);
}
