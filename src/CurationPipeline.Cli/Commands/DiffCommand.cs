using System.CommandLine;
using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate diff</c>: what changed in the base between two points of its ledger.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var since = new Argument<string?>("SINCE")
        {
            Description = "A time (2026-11-21, 2026-11-21T08:30), or the id of a line or batch of the ledger; without it, what the last batch changed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var until = new Argument<string?>("UNTIL") { Description = "The same for the end; now without it.", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<string?>("--of") { Description = "What this one line or batch changed: an apply, a merge, an import.", HelpName = "ID" };
        var json = Shared.Json();
        var command = new Command("diff", "Say what changed: entities and edges that came, went, moved, or read otherwise.") { since, until, batch, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var diff = knowledge.Diff(new LedgerSpan(parsed.GetValue(since), parsed.GetValue(until), parsed.GetValue(batch)));
            if (parsed.GetValue(json))
                terminal.WriteJson(writer => Write(writer, diff));
            else
                Write(terminal, diff);
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, LedgerDiff diff)
    {
        var (changes, edges) = (diff.Changes, diff.Changes.Edges);
        foreach (var entity in changes.Added)
            terminal.Print($"+ {entity.Id}  {Printed.Line(entity.Name)}");
        foreach (var entity in changes.Gone)
            terminal.Print($"- {entity.Id}  {Printed.Line(entity.Name)}");
        foreach (var (loser, winner) in changes.Merged)
            terminal.Print($"> {loser}  merged into {winner}");
        foreach (var (before, after) in changes.Retyped)
            terminal.Print($"> {before}  is now {after}");
        foreach (var (id, fields) in changes.Changed)
            terminal.Print($"~ {id}  {string.Join(", ", fields)}");
        foreach (var edge in edges.Added)
            terminal.Print($"+ {Text(edge)}");
        foreach (var edge in edges.Gone)
            terminal.Print($"- {Text(edge)}");
        foreach (var (before, after) in edges.Retyped.Concat(edges.Moved))
            terminal.Print($"> {Text(before)}  is now {Text(after)}");
        foreach (var edge in edges.Changed)
            terminal.Print($"~ {Text(edge)}  reason or evidence");
        terminal.Print(changes.IsEmpty
            ? "Nothing changed."
            : $"Entities: {changes.Added.Count} added, {changes.Gone.Count} gone, {changes.Merged.Count} merged, {changes.Retyped.Count} retyped, {changes.Changed.Count} changed. "
                + $"Edges: {edges.Added.Count} added, {edges.Gone.Count} gone, {edges.Retyped.Count} retyped, {edges.Moved.Count} moved, {edges.Changed.Count} changed.");
    }

    private static string Text(EdgeKey edge) => $"{edge.Source} {edge.Relation} {edge.Target}";

    private static void Write(Utf8JsonWriter json, LedgerDiff diff)
    {
        var (changes, edges) = (diff.Changes, diff.Changes.Edges);
        json.WriteString("from", diff.From);
        json.WriteString("to", diff.To);
        json.WriteStartObject("entities");
        json.Texts("added", changes.Added.Select(entity => entity.Id.ToString()));
        json.Texts("gone", changes.Gone.Select(entity => entity.Id.ToString()));
        Pairs(json, "merged", changes.Merged.Select(pair => (pair.Loser.ToString(), pair.Winner.ToString())));
        Pairs(json, "retyped", changes.Retyped.Select(pair => (pair.Before.ToString(), pair.After.ToString())));
        json.List("changed", changes.Changed, change => json.Item(() =>
        {
            json.WriteString("id", change.Id.ToString());
            json.Texts("fields", change.Fields);
        }));
        json.WriteEndObject();
        json.WriteStartObject("edges");
        json.Texts("added", edges.Added.Select(Text));
        json.Texts("gone", edges.Gone.Select(Text));
        Pairs(json, "retyped", edges.Retyped.Select(pair => (Text(pair.Before), Text(pair.After))));
        Pairs(json, "moved", edges.Moved.Select(pair => (Text(pair.Before), Text(pair.After))));
        json.Texts("changed", edges.Changed.Select(Text));
        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string field, IEnumerable<(string Before, string After)> pairs) =>
        json.List(field, pairs, pair => json.Item(() =>
        {
            json.WriteString("before", pair.Before);
            json.WriteString("after", pair.After);
        }));
}
