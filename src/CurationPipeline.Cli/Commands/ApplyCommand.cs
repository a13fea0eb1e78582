using System.CommandLine;
using System.Text.Json;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate apply</c>: takes a person's answers into the ledger, the graph and the seeds.</summary>
internal static class ApplyCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Review files; without any, all of the base.", Arity = ArgumentArity.ZeroOrMore };
        var by = new Option<string?>("--by") { Description = "Who decided; without it the name that git knows, else the user's.", HelpName = "WHO" };
        var partial = new Option<bool>("--partial") { Description = "Leave what cannot be applied in the file, and apply the rest." };
        var papers = new Option<string?>("--papers") { Description = "Folder in which papers are looked for when they have moved.", HelpName = "DIR" };
        var json = Shared.Json();
        var command = new Command("apply", "Take the decisions of review files into the base.") { files, by, partial, papers, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            parsed.Folder(),
            Person.Name(parsed.GetValue(by), terminal),
            parsed.GetValue(partial),
            parsed.GetValue(papers),
            parsed.GetValue(json),
            terminal));
        return command;
    }

    private static int Run(string[] files, string folder, string by, bool partial, string? papers, bool json, Terminal terminal)
    {
        using var knowledge = OpenBase.Existing(folder, terminal);
        var reviews = files.Length > 0 ? files : new ReviewFolder(folder).Files();
        if (reviews.Count == 0)
        {
            throw new CurationException($"There is no review file in '{Path.Combine(folder, "reviews")}'; ingest a paper first.");
        }

        var finder = new PaperFinder(folder, papers);
        var applied = new ReviewApplication(knowledge, finder.Find).Apply(reviews, by, partial);
        foreach (var message in ApplySummary.Told(applied))
        {
            terminal.Say(message);
        }

        terminal.Output.WriteLine(json ? Json(applied) : ApplySummary.Of(applied));
        return applied.Any(review => review.Refused.Count > 0) ? 1 : 0;
    }

    private static string Json(IReadOnlyList<AppliedReview> applied) => JsonSerializer.Serialize(new
    {
        approved = applied.Sum(review => review.Approved),
        rejected = applied.Sum(review => review.Rejected),
        other = applied.Sum(review => review.Other),
        remarks = applied.SelectMany(review => review.Remarks),
        waiting = applied.SelectMany(review => review.Waiting),
        refused = applied.SelectMany(review => review.Refused),
        written = applied.SelectMany(review => review.Written).Distinct(),
        settled = applied.Sum(review => review.Settled),
    });
}
