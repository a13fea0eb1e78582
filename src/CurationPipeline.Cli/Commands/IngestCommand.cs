using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate ingest</c>: papers in, review files out.</summary>
internal static class IngestCommand
{
    // Checked after --resume, too, which may bring either of them from the ingest that it goes on with.
    private const string NotInBatches =
        "--opinions do not go with --batch: a batch asks nothing but what a paper says, and each question goes into its review file without an opinion. Leave one of the two out.";

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders or patterns: .pdf, .txt, .md.", Arity = ArgumentArity.ZeroOrMore };
        var model = new ModelOptions(
            "rules, openai:NAME or replay:DIR; without it CURATION_MODEL, else openai: where a key is set, else rules.",
            "Calls to a model under way at once; with rules, documents.");
        var password = new Option<string?>("--password") { Description = "Opens a protected PDF.", HelpName = "P" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what a model would take: nothing is sent or written." };
        var batch = new Option<bool>("--batch") { Description = "Ask a model in batches: half the price, answers within a day; the base stays free meanwhile." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the last ingest that did not come to its end; takes no PATH." };
        var record = new Option<string?>("--record") { Description = "Keep every reply of a model in this folder, for replay:DIR.", HelpName = "DIR" };
        var opinions = new Option<bool>("--opinions") { Description = "Ask the model what it thinks of each possible duplicate; shown beside the question, and no answer to it. Not with --batch." };
        var json = Shared.Json();
        var command = new Command("ingest", "Read papers and write what they propose into review files.")
        {
            paths, model.Model,
        };
        foreach (var option in model.How.Concat([dryRun, batch, resume, record, opinions, password, json]))
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) == result.GetValue(paths) is { Length: > 0 })
                result.AddError("Name the papers to ingest, or give --resume to go on with the last ingest.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new IngestRequest(
                parsed.GetValue(paths)!,
                parsed.Folder(),
                model.Of(parsed) with
                {
                    RecordIn = parsed.GetValue(record),
                    Batch = parsed.GetValue(batch),
                    Opinions = parsed.GetValue(opinions),
                })
            {
                Password = parsed.GetValue(password),
                Concurrency = model.Concurrency(parsed),
                DryRun = parsed.GetValue(dryRun),
                Json = parsed.GetValue(json),
            };
            return RunAsync(parsed.GetValue(resume) ? StartedIngest.Find(request.Folder).Resume(request) : request, terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(IngestRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        if (request.Model is { Opinions: true, Batch: true })
            throw new CurationException(NotInBatches);
        OutputPlace.Check(request.Model.RecordIn, "--record", request.Folder);
        request = request with
        {
            Model = Models.Choose(request.Model with { Concurrency = Math.Max(1, request.Concurrency ?? request.Model.Concurrency) }, terminal),
        };
        var files = InputFiles.Find(request.Paths);
        if (request.DryRun)
            return DryRun.Print(files, request, terminal, cancellationToken);
        var ingest = new Ingest(request, terminal, files.Count);
        var results = request.Model.Batch
            ? await new BatchIngest(ingest, request, terminal).RunAsync(files, cancellationToken)
            : await ingest.RunAsync(files, cancellationToken);
        Report(results, ingest, request.Json, terminal);
        return results.TrueForAll(result => result.Error is null) ? 0 : results.Exists(result => result.Error is null) ? 1 : 2;
    }

    private static void Report(List<DocumentResult> results, Ingest ingest, bool json, Terminal terminal)
    {
        if (results.Find(result => result.Waits)?.Error is { } why)
        {
            terminal.Say(why);
            terminal.Say($"{results.Count(result => result.Waits)} of {results.Count} documents wait. What was done and paid for is kept: 'curate ingest --resume' goes on there.");
        }

        if (json)
        {
            terminal.Output.WriteLine(IngestJson.Of(results));
            return;
        }

        foreach (var line in ingest.Summary(results).Lines())
            terminal.Print(line);
        var done = results.Where(result => result.Error is null).ToList();
        if (done.Sum(result => result.TokensIn) > 0 && ingest.Cost() is { } cost)
            terminal.Print(cost);
        if (done.Sum(result => result.Pending) > 0)
        {
            terminal.Print("Next: answer in the review files, then run 'curate apply'.");
        }
    }
}
