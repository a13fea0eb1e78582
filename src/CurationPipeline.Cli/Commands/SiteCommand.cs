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
        var threshold = new Option<double?>("--threshold") { Description = "From which cosine on entities count as similar; without it, that of the maker of vectors." };
        var papers = new Option<string?>("--papers") { Description = "Folder in which papers are looked for by their bytes, to draw the pages of quotes.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command("site", "Make a static site of the base: plain pages that need no server.") { target, title, threshold, papers, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await WriteAsync(
                parsed.Folder(),
                parsed.GetValue(target)!,
                parsed.GetValue(title)!,
                parsed.GetValue(threshold),
                parsed.GetValue(papers),
                terminal,
                cancellationToken);
            terminal.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { files = report.Files, changed = report.Changed, removed = report.Removed })
                : string.Create(CultureInfo.InvariantCulture, $"{report.Files} files, {report.Changed} written, {report.Removed} removed."));
            return 0;
        });
        return command;
    }

    private static async Task<SiteReport> WriteAsync(
        string folder, string target, string title, double? least, string? papers, Terminal terminal, CancellationToken cancellationToken)
    {
        OutputPlace.Check(target, "--out", folder);
        using var knowledge = OpenBase.Existing(folder, terminal);
        var (similarTo, threshold) = await SiteSimilarity.OfAsync(knowledge, least, terminal, cancellationToken);
        using var drawn = new DrawnQuotes(new PaperFiles(knowledge.Graph, papers));
        var options = new SiteOptions
        {
            Title = title,
            SimilarTo = similarTo,
            Threshold = threshold,
            PagesOf = drawn.Of,
            DrawnFrom = drawn.From,
            Notes = Path.Combine(folder, SiteOptions.NotesFolder),
            ChangesSince = knowledge.ChangesSince,
        };
        return new SiteWriter(knowledge.Graph, knowledge.Catalog, options, terminal.Files).Write(target, cancellationToken);
    }
}
