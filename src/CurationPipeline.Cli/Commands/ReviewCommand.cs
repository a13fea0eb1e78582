using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate review</c>: what waits for a person, by paper.</summary>
internal static class ReviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = Shared.Json();
        var command = new Command("review", "List what waits for you, by paper.") { json };
        command.Subcommands.Add(ServeCommand.Create(terminal));
        command.SetAction(parsed => Run(parsed.GetValue(Shared.KnowledgeBase)!, parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(string folder, bool json, Terminal terminal)
    {
        var reviews = new ReviewFolder(folder).Files().Select(ReviewReader.Read).ToList();
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new
            {
                papers = reviews.Select(review => new { paper = review.Paper.Id.ToString(), file = review.Path, pending = Pending(review), answered = Answered(review) }),
            }));
            return 0;
        }

        foreach (var review in reviews)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Pending(review),5} to decide, {Answered(review),4} answered  {review.Path}  {review.Paper.Title}"));
        }

        if (reviews.Count == 0)
        {
            terminal.Output.WriteLine("Nothing waits for you: no paper has a review file yet.");
        }

        return 0;
    }

    private static int Pending(ReviewFile review) => review.Answers.Count(answer => !answer.Answer.Decides);

    private static int Answered(ReviewFile review) => review.Answers.Count(answer => answer.Answer.Decides);
}
