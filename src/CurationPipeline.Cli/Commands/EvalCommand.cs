using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate eval</c>: how good extraction is, against gold or against what people decided.</summary>
internal static class EvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var gold = new Argument<string>("GOLD")
        {
            Description = "A *.gold.yaml file or a folder of them, sentences or essays as JSON lines (SciER, MINE), or 'ledger' for what people decided in this base.",
        };
        var model = new ModelOptions("Who extracts: rules, openai:NAME or replay:DIR, chosen as in 'ingest' without it.", "Calls to a model under way at once.");
        var run = new Option<string?>("--run") { Description = "Score a run that --out saved instead of extracting.", HelpName = "FILE" };
        var against = new Option<string?>("--against") { Description = "Another model or saved run: list what it would lose and gain.", HelpName = "SPEC|FILE" };
        var output = new Option<string?>("--out") { Description = "Save what was extracted, for --run and --against.", HelpName = "FILE" };
        var items = new Option<bool>("--items") { Description = "List what was missed and what is wrong." };
        var map = new Option<string?>("--map") { Description = "What the labels of JSON lines mean, one 'Theirs = ours' a line.", HelpName = "FILE" };
        var papers = new Option<string?>("--papers") { Description = "Where 'ledger' finds the papers that are not where they were ingested from.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command("eval", "Score extraction: precision, recall and F1 against gold, or against past decisions.")
        {
            gold, model.Model, run, against, output, items, map, papers,
        };
        foreach (var option in model.How.Append(json))
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(run) is not null && result.GetValue(model.Model) is not null)
                result.AddError("Give --model to extract now, or --run to score what was extracted before; not both.");
        });
        command.SetAction((parsed, cancellationToken) => new Eval(
            new EvalRequest(parsed.GetValue(gold)!, parsed.Folder()) // required
            {
                Model = model.Of(parsed),
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
