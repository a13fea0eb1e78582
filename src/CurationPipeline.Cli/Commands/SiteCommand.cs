using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate site</c>: makes the pages that a person reads.</summary>
internal static class SiteCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new Option<string>("--out")
        {
            Description = "The site's folder: a new or empty one, or that of an earlier site, of which only changed pages are written.",
            HelpName = "DIR",
            Required = true,
        };
        var title = new Option<string>("--title")
        {
            Description = "What the site is called.",
            DefaultValueFactory = _ => new SiteOptions().Title,
            HelpName = "TEXT",
        };
        var json = Shared.Json();
        var command = new Command("site", "Make a static site of the base: plain pages that need no server.") { target, title, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var report = Write(
                parsed.GetValue(Shared.KnowledgeBase)!, parsed.GetValue(target)!, parsed.GetValue(title)!, terminal, cancellationToken);
            terminal.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { files = report.Files, changed = report.Changed, removed = report.Removed })
                : string.Create(CultureInfo.InvariantCulture, $"{report.Files} files, {report.Changed} written, {report.Removed} removed."));
            return Task.FromResult(0);
        });
        return command;
    }

    private static SiteReport Write(string folder, string target, string title, Terminal terminal, CancellationToken cancellationToken)
    {
        using var knowledge = KnowledgeBase.Open(folder, terminal.Time, terminal.Error.WriteLine);
        return new SiteWriter(knowledge.Graph, knowledge.Catalog, new SiteOptions { Title = title }).Write(target, cancellationToken);
    }
}
