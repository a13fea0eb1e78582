using System.CommandLine;
using CurationPipeline.Seeds.Import;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate import</c>: takes in another base, on the word of the person who asks for it.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("SOURCE") { Description = "A file or folder; see --format." };
        var format = new Option<string?>("--format")
        {
            Description = "What the source is, where that is not found out: " + string.Join("; ", SourceForms.Formats.Select(form => $"{form.Name}: {form.Purpose}")) + ".",
            HelpName = "F",
        };
        format.AcceptOnlyFromAmong([.. SourceForms.Formats.Select(form => form.Name)]);
        var kind = new Option<string?>("--kind") { Description = "The kind of entities for which the source names none.", HelpName = "KIND" };
        var relation = new Option<string?>("--relation") { Description = "The relation of edges for which the source names none.", HelpName = "RELATION" };
        var map = new Option<string[]>("--map")
        {
            Description = "What a kind or relation of the source is here; '^' before a relation turns its edges round.",
            HelpName = "THEIRS=OURS",
            DefaultValueFactory = _ => [],
        };
        var partial = new Option<bool>("--partial") { Description = "Leave out what is wrong and list it, instead of taking in nothing; exit code 1 then." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would come in, and what is wrong." };
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command(
            "import",
            "Take in another base. You decide with this command on all that it brings: each entity and edge becomes a decision of yours in the ledger, and 'undo' takes them back.")
        {
            source, format, kind, relation, map, partial, dryRun, by, json,
        };
        command.SetAction(parsed => Run(
            parsed,
            terminal,
            parsed.GetValue(source)!, // required
            new ImportOptions
            {
                Format = parsed.GetValue(format),
                Kind = parsed.GetValue(kind),
                Relation = parsed.GetValue(relation),
                Map = Pairs(parsed.GetValue(map)!), // has a default
                Partial = parsed.GetValue(partial),
                DryRun = parsed.GetValue(dryRun),
            },
            Person.Name(parsed.GetValue(by), terminal),
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, string source, ImportOptions options, string by, bool json)
    {
        using var knowledge = OpenBase.Of(parsed, terminal);
        var result = knowledge.Import(source, options, by);
        if (json)
            WriteJson(terminal, result);
        else
            Write(terminal, result, options.DryRun);
        return result.LeftOut.Count > 0 ? 1 : 0;
    }

    private static Dictionary<string, string> Pairs(IEnumerable<string> texts)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || sign == text.Length - 1)
                throw new CurationException($"'--map {text}' says nothing; write it as THEIRS=OURS, such as 'intervention=method'.");
            pairs[text[..sign].Trim()] = text[(sign + 1)..].Trim();
        }

        return pairs;
    }

    private static void Write(Terminal terminal, ImportResult result, bool dryRun)
    {
        foreach (var left in result.LeftOut)
            terminal.Say(Printed.Line(left));
        terminal.Print(
            $"{(dryRun ? "Would import" : "Imported")} {Counted(result.Entities, "entity", "entities")}, "
            + $"{Counted(result.Quotes, "quote", "quotes")} and {Counted(result.Edges, "edge", "edges")}; known: {result.Known}, left out: {result.LeftOut.Count}.");
        if (result.Quotes > 0)
            terminal.Print("The quotes are taken at the source's word; 'curate check --papers DIR' proves them.");
        if (result.Batch is { } batch)
            terminal.Print($"'curate undo {batch}' takes it back.");
    }

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";

    private static void WriteJson(Terminal terminal, ImportResult result) => terminal.WriteJson(json =>
    {
        json.Text("batch", result.Batch);
        json.WriteNumber("entities", result.Entities);
        json.WriteNumber("quotes", result.Quotes);
        json.WriteNumber("edges", result.Edges);
        json.WriteNumber("known", result.Known);
        json.Texts("left_out", result.LeftOut);
    });
}
