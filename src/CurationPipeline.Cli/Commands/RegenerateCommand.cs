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
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command("regenerate", "Take in what was changed by hand in the seed entries, and write all of them anew.") { check, by, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var onlyCheck = parsed.GetValue(check);
            var result = knowledge.Regenerate(onlyCheck, Person.Name(parsed.GetValue(by), terminal));
            if (parsed.GetValue(json))
                WriteJson(terminal, result);
            else
                Write(terminal, result, onlyCheck);
            return onlyCheck && !result.IsClean ? 1 : 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, RegenerateResult result, bool onlyCheck)
    {
        if (result.IsClean)
        {
            terminal.Output.WriteLine("The seeds are what the graph says.");
            return;
        }

        if (onlyCheck)
        {
            foreach (var (path, difference) in result.Differences)
                terminal.Output.WriteLine($"{Word(difference),-8} {path}");
            return;
        }

        terminal.Output.WriteLine(
            $"{result.Differences.Count} {(result.Differences.Count == 1 ? "file was" : "files were")} not what the graph says; "
            + $"{result.Adopted.Count} {(result.Adopted.Count == 1 ? "change" : "changes")} by hand taken in.");
        ApplyReport.Files(terminal, result.Files);
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
