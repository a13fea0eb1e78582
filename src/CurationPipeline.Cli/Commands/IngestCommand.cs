using System.CommandLine;
using System.Globalization;
using CurationPipeline.Extract;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate ingest</c>: papers in, review files out.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders or patterns: .pdf, .txt, .md.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "rules, or another model of the table; without it CURATION_MODEL, else rules.", HelpName = "SPEC" };
        var password = new Option<string?>("--password") { Description = "Opens a protected PDF.", HelpName = "P" };
        var concurrency = new Option<int>("--concurrency") { Description = "Documents under way at once.", DefaultValueFactory = _ => 2, HelpName = "N" };
        var json = Shared.Json();
        var command = new Command("ingest", "Read papers and write what they propose into review files.") { paths, model, password, concurrency, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.GetValue(paths)!,
                parsed.GetValue(Shared.KnowledgeBase)!,
                parsed.GetValue(model),
                parsed.GetValue(password),
                Math.Max(1, parsed.GetValue(concurrency)),
                parsed.GetValue(json)),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Terminal terminal, CancellationToken cancellationToken)
    {
        var files = InputFiles.Find(request.Paths);
        var extractor = Models.Choose(request.Model, terminal);
        using var knowledge = KnowledgeBase.Open(request.Folder, terminal.Time, terminal.Error.WriteLine);
        var pipeline = new Pipeline(knowledge, extractor, request.Concurrency) { Password = request.Password };
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

        Report(results, request.Json, terminal);
        return results.TrueForAll(result => result.Error is null) ? 0 : results.Exists(result => result.Error is null) ? 1 : 2;
    }

    private static void Report(List<DocumentResult> results, bool json, Terminal terminal)
    {
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
        IReadOnlyList<string> Paths, string Folder, string? Model, string? Password, int Concurrency, bool Json);
}
