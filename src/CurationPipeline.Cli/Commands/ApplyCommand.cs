using System.CommandLine;
using System.Globalization;
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
        foreach (var message in applied.SelectMany(review => review.Remarks.Concat(review.Waiting).Concat(review.Refused)))
        {
            terminal.Say(message);
        }

        terminal.Output.WriteLine(json ? Json(applied) : Summary(applied));
        return applied.Any(review => review.Refused.Count > 0) ? 1 : 0;
    }

    private static string Summary(IReadOnlyList<AppliedReview> applied)
    {
        var decided = applied.Sum(review => review.Approved + review.Rejected + review.Other);
        return decided == 0 && applied.All(review => review.Waiting.Count == 0)
            ? "Nothing is decided in the review files: write approve or reject behind 'decision:'."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{applied.Sum(review => review.Approved)} approved, {applied.Sum(review => review.Rejected)} rejected, " +
                $"{Others(applied)}{applied.Sum(review => review.Waiting.Count)} waiting; {applied.SelectMany(review => review.Written).Distinct().Count()} seed files written.{Settled(applied)}");
    }

    private static string Others(IReadOnlyList<AppliedReview> applied) =>
        applied.Sum(review => review.Other) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $"{count} otherwise, ") : "";

    private static string Settled(IReadOnlyList<AppliedReview> applied) => applied.Sum(review => review.Settled) switch
    {
        0 => "",
        1 => " That answers a question of another review file, too.",
        var count => string.Create(CultureInfo.InvariantCulture, $" That answers {count} questions of other review files, too."),
    };

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
