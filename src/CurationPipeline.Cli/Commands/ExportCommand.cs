using System.CommandLine;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate export</c>: hands the base to other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = new Option<string>("--format")
        {
            Description = string.Join("; ", Exports.Formats.Select(form => $"{form.Name}: {form.Purpose}")) + ".",
            HelpName = "F",
            Required = true,
        };
        format.AcceptOnlyFromAmong([.. Exports.Formats.Select(form => form.Name)]);
        var target = new Option<string>("--out") { Description = "The file or folder to write.", HelpName = "PATH", Required = true };
        var command = new Command("export", "Write the base in a form that other programs read.") { format, target };
        command.SetAction(parsed =>
        {
            OutputPlace.Check(parsed.GetValue(target), "--out", parsed.Folder());
            using var knowledge = OpenBase.Of(parsed, terminal);
            Exports.Write(knowledge.Graph, parsed.GetValue(format)!, parsed.GetValue(target)!, terminal.Files); // both are required
            terminal.Say($"Written to '{parsed.GetValue(target)}'.");
            return 0;
        });
        return command;
    }
}
