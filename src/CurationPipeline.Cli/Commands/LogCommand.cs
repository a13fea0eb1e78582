using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Graph;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate log</c>: the ledger, newest last.</summary>
internal static class LogCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("id") { Description = "Only what is about this entity.", Arity = ArgumentArity.ZeroOrOne };
        var last = new Option<int>("--last") { Description = "How many lines at most; 0 for all.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var json = Shared.Json();
        var command = new Command("log", "List what was decided, by whom and when.") { id, last, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var lines = Recent(knowledge.History(), parsed.GetValue(id), parsed.GetValue(last));
            if (parsed.GetValue(json))
                terminal.WriteJson(writer => writer.List("decisions", lines, line => writer.Item(() => Write(writer, line.Decision, line.Holds))));
            foreach (var (decision, holds) in parsed.GetValue(json) ? [] : lines)
                terminal.Print(LineOf(decision, holds));
            return 0;
        });
        return command;
    }

    private static Queue<(Decision Decision, bool Holds)> Recent(
        IEnumerable<(Decision Decision, bool Holds)> history, string? about, int count)
    {
        var recent = new Queue<(Decision Decision, bool Holds)>();
        foreach (var line in history.Where(line => line.Decision.Kind != "file" && (about is null || What(line.Decision).Contains(about, StringComparison.Ordinal))))
        {
            recent.Enqueue(line);
            if (count > 0 && recent.Count > count)
                recent.Dequeue();
        }

        return recent;
    }

    private static string LineOf(Decision decision, bool holds)
    {
        var time = decision.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var reason = decision.Reason is { } why ? $" ({Printed.Line(why)})" : "";
        var undone = holds ? "" : "  [undone]";
        return $"{decision.Id}  {time}  {Printed.Line(decision.By)}  {VerbOf(decision)} {What(decision)}{reason}{undone}";
    }

    private static void Write(Utf8JsonWriter json, Decision decision, bool holds)
    {
        json.WriteString("id", decision.Id);
        json.WriteString("at", decision.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("by", decision.By);
        json.WriteString("batch", decision.Batch);
        json.WriteString("verb", DecisionJson.NameOf(decision.Verb));
        json.WriteString("kind", decision.Kind);
        json.WriteString("what", What(decision));
        json.Text("key", decision.Key);
        json.Text("paper", decision.Paper?.ToString());
        json.Text("reason", decision.Reason);
        json.Text("note", decision.Note);
        json.WriteBoolean("holds", holds);
    }

    private static string VerbOf(Decision decision) => decision.Subject is Subject.OfEntity { Removed: true } or Subject.OfEdge { Removed: true }
        ? "adopt removal of"
        : DecisionJson.NameOf(decision.Verb);

    private static string What(Decision decision) => decision.Subject switch
    {
        Subject.OfEntity { SameAs: { } known } same => $"'{Printed.Line(same.Item.Name)}' as {known}",
        Subject.OfEntity entity => entity.Item.Id.ToString(),
        Subject.OfEdge edge => $"{edge.Item.Source} {edge.Item.Relation} {edge.Item.Target}",
        Subject.OfEvidence evidence => $"{evidence.Evidence.Quote} for {evidence.Edge.Source} {evidence.Edge.Relation} {evidence.Edge.Target}",
        Subject.OfPair pair when decision.Verb == Verb.Merge => $"{pair.First} into {pair.Second}",
        Subject.OfPair pair => $"{pair.First} and {pair.Second}",
        Subject.OfDecision undone => undone.Id,
        _ => "",
    };
}
