using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate eval</c>: how good extraction is, against gold or against what people decided.</summary>
internal static class EvalCommand
{
    private const int CallsAtOnce = 8;

    public static Command Create(Terminal terminal)
    {
        var gold = new Argument<string>("GOLD")
        {
            Description = "A *.gold.yaml file or a folder of them, sentences or essays as JSON lines (SciER, MINE), or 'ledger' for what people decided in this base.",
        };
        var model = new Option<string?>("--model") { Description = "Who extracts: rules, openai:NAME or replay:DIR, chosen as in 'ingest' without it.", HelpName = "SPEC" };
        var run = new Option<string?>("--run") { Description = "Score a run that --out saved instead of extracting.", HelpName = "FILE" };
        var against = new Option<string?>("--against") { Description = "Another model or saved run: list what it would lose and gain.", HelpName = "SPEC|FILE" };
        var output = new Option<string?>("--out") { Description = "Save what was extracted, for --run and --against.", HelpName = "FILE" };
        var items = new Option<bool>("--items") { Description = "List what was missed and what is wrong." };
        var map = new Option<string?>("--map") { Description = "What the labels of JSON lines mean, one 'Theirs = ours' a line.", HelpName = "FILE" };
        var papers = new Option<string?>("--papers") { Description = "Where 'ledger' finds the papers that are not where they were ingested from.", HelpName = "DIR" };
        var endpoint = new Option<string?>("--endpoint") { Description = "Address of a server that speaks OpenAI's protocol; without it OPENAI_BASE_URL.", HelpName = "URL" };
        var passes = new Option<int>("--passes") { Description = "How often a model is asked for what it missed.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var concurrency = new Option<int?>("--concurrency") { Description = "Calls to a model under way at once.", HelpName = "N" };
        var maxCost = new Option<decimal?>("--max-cost") { Description = "Stop before a model's calls cost more; run again to go on.", HelpName = "USD" };
        var json = Shared.Json();
        var command = new Command("eval", "Score extraction: precision, recall and F1 against gold, or against past decisions.")
        {
            gold, model, run, against, output, items, map, papers, endpoint, passes, concurrency, maxCost, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(run) is not null && result.GetValue(model) is not null)
                result.AddError("Give --model to extract now, or --run to score what was extracted before; not both.");
        });
        command.SetAction((parsed, cancellationToken) => new Eval(
            new EvalRequest(parsed.GetValue(gold)!, parsed.Folder()) // required
            {
                Model = new ModelRequest(parsed.GetValue(model))
                {
                    Endpoint = parsed.GetValue(endpoint),
                    Passes = parsed.GetValue(passes),
                    MaxCostUsd = parsed.GetValue(maxCost),
                    Concurrency = Math.Max(1, parsed.GetValue(concurrency) ?? CallsAtOnce),
                },
                Run = parsed.GetValue(run),
                Against = parsed.GetValue(against),
                Out = parsed.GetValue(output),
                Items = parsed.GetValue(items),
                Map = parsed.GetValue(map),
                Papers = parsed.GetValue(papers),
                Json = parsed.GetValue(json),
            },
            terminal).RunAsync(cancellationToken));
        return command;
    }
}
