using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate regenerate</c>: makes the seed entries what the graph says.</summary>
internal static class RegenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var check = new Option<bool>("--check") { Description = "Only say which files would change; exit code 1 when any would." };
        var diff = new Option<bool>("--diff") { Description = "With --check: show line by line what differs." };
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command("regenerate", "Take in what was changed by hand in the seed entries, and write all of them anew.") { check, diff, by, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var onlyCheck = parsed.GetValue(check);
            var result = knowledge.Regenerate(onlyCheck, Person.Name(parsed.GetValue(by), terminal));
            if (parsed.GetValue(json))
                WriteJson(terminal, result);
            else
                Write(terminal, result, onlyCheck);
            if (onlyCheck && parsed.GetValue(diff) && !parsed.GetValue(json))
                WriteDifferences(terminal, knowledge, result);
            return onlyCheck && !result.IsClean ? 1 : 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, RegenerateResult result, bool onlyCheck)
    {
        if (result.IsClean)
        {
            terminal.Print("The seeds are what the graph says.");
            return;
        }

        if (onlyCheck)
        {
            foreach (var (path, difference) in result.Differences)
                terminal.Print($"{Word(difference),-8} {path}");
            return;
        }

        terminal.Print(
            $"{result.Differences.Count} {(result.Differences.Count == 1 ? "file was" : "files were")} not what the graph says; "
            + $"{result.Adopted.Count} {(result.Adopted.Count == 1 ? "change" : "changes")} by hand taken in.");
        ApplyReport.Files(terminal, result.Files);
    }

    /// <summary>From what was first to what comes after: a hand edit comes after the graph, an entry that is written anew after the file.</summary>
    private static void WriteDifferences(Terminal terminal, KnowledgeBase knowledge, RegenerateResult result)
    {
        foreach (var (path, difference) in result.Differences)
        {
            var (onDisk, inGraph) = knowledge.TextsOf(path);
            var isWritten = difference is SeedDifference.Missing or SeedDifference.Stale;
            terminal.Print($"\n{path} ({(isWritten ? "as it would be written" : "as it was changed by hand")})");
            foreach (var line in LineDiff.Of((isWritten ? onDisk : inGraph) ?? "", (isWritten ? inGraph : onDisk) ?? ""))
                terminal.Print(Printed.Line(line));
        }
    }

    private static void WriteJson(Terminal terminal, RegenerateResult result) => terminal.WriteJson(json =>
    {
        json.WriteBoolean("clean", result.IsClean);
        json.List("differences", result.Differences, change => json.Item(() =>
        {
            json.WriteString("file", change.Path);
            json.WriteString("difference", Word(change.Difference));
        }));
        json.WriteNumber("adopted", result.Adopted.Count);
        ApplyReport.Write(json, result.Files);
        json.Texts("messages", result.Messages);
    });

    private static string Word(SeedDifference difference) => difference.ToString().ToLowerInvariant();
}
