using System.CommandLine;
using System.Text.Json;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate check</c>: looks through the whole base.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var papers = new Option<string?>("--papers") { Description = "Folder in which papers are looked for by their bytes.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command("check", "Check entries, edges, ids, names, and every quote against its paper's text.") { papers, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var findings = knowledge.Check(new QuoteProver(knowledge.Graph, parsed.GetValue(papers)).Prove);
            if (parsed.GetValue(json))
                terminal.WriteJson(writer => Write(writer, findings));
            else
                Write(terminal, findings);
            return findings.Any(finding => finding.Level == FindingLevel.Error) ? 1 : 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            terminal.Print($"{finding.Level.ToString().ToLowerInvariant(),-8} {Printed.Line(finding.Message)}");
        terminal.Print(Summary(findings));
    }

    private static string Summary(IReadOnlyList<Finding> findings) => string.Join(", ", Enum.GetValues<FindingLevel>()
        .Select(level => (level, Count: findings.Count(finding => finding.Level == level)))
        .Select(pair => $"{pair.Count} {Words(pair.level, pair.Count)}")) + ".";

    private static string Words(FindingLevel level, int count) => level switch
    {
        FindingLevel.Error => count == 1 ? "error" : "errors",
        FindingLevel.Warning => count == 1 ? "warning" : "warnings",
        _ => "waiting",
    };

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteNumber("errors", findings.Count(finding => finding.Level == FindingLevel.Error));
        json.WriteNumber("warnings", findings.Count(finding => finding.Level == FindingLevel.Warning));
        json.WriteNumber("waiting", findings.Count(finding => finding.Level == FindingLevel.Waiting));
        json.List("findings", findings, finding => json.Item(() =>
        {
            json.WriteString("level", finding.Level.ToString().ToLowerInvariant());
            json.WriteString("code", finding.Code);
            json.WriteString("message", finding.Message);
            json.Text("id", finding.Id?.ToString());
            json.Text("file", finding.File);
            if (finding.Line is { } line)
                json.WriteNumber("line", line);
            else
                json.WriteNull("line");
        }));
    }
}
