using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Cli.Review;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate review</c>: what waits for a person, by paper.</summary>
internal static class ReviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var paper = new Argument<string?>("PAPER")
        {
            Description = "A review file, or words of its name: answers its questions here, key by key.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = Shared.Json();
        var papers = new Option<string?>("--papers") { Description = "Folder in which papers are looked for when they have moved.", HelpName = "DIR" };
        var by = OpenBase.By();
        var command = new Command("review", "List what waits for you, by paper; with PAPER, review it in this terminal.") { paper, json, papers, by };
        command.Subcommands.Add(ServeCommand.Create(terminal));
        command.Subcommands.Add(Merge(terminal));
        command.Subcommands.Add(AutoCommand.Create(terminal));
        command.SetAction(parsed =>
        {
            var folder = parsed.Folder();
            return parsed.GetValue(paper) is { } name
                ? Ask(name, folder, Person.Name(parsed.GetValue(by), terminal), parsed.GetValue(papers), terminal)
                : Run(folder, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static Command Merge(Terminal terminal)
    {
        var other = new Argument<string>("FILE") { Description = "Another person's review file of a paper that this base has one of." };
        var by = new Option<string>("--by") { Description = "Who that person is.", HelpName = "WHO", Required = true };
        var command = new Command("merge", "Take another person's answers in; where you do not agree, both are shown and the question is open again.") { other, by };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var merge = new ReviewFolder(knowledge.Directory, knowledge.Files).Merge(parsed.GetValue(other)!, parsed.GetValue(by)!, knowledge.Graph); // required
            terminal.Print(string.Create(
                CultureInfo.InvariantCulture, $"Something is taken over in {merge.Taken} items; {merge.Added} items added, {merge.Disagreements.Count} answered differently."));
            foreach (var line in merge.Disagreements.Concat(merge.Told))
                terminal.Print($"  {Printed.Line(line)}");
            return 0;
        });
        return command;
    }

    private static int Ask(string name, string folder, string by, string? papers, Terminal terminal)
    {
        if (terminal.ReadKey is null)
            throw new CurationException("Reviewing in the terminal needs a person at a keyboard; without one, write the answers into the file.");
        var files = new DeskFolder(folder, terminal.Files);
        new TerminalDesk(files, files.Open(Find(name, folder)), folder, by, new PaperFinder(folder, papers).Find, terminal).Run();
        return 0;
    }

    private static string Find(string name, string folder)
    {
        if (File.Exists(name))
            return name;
        var files = new ReviewFolder(folder).Files().Where(file => Path.GetFileName(file).Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return files switch
        {
            [var only] => only,
            [] => throw new CurationException($"No review file of this base has '{name}' in its name; 'curate review' lists them."),
            _ => throw new CurationException($"'{name}' is in the names of {string.Join(", ", files.Select(Path.GetFileName))}; give more of the one that you mean."),
        };
    }

    private static int Run(string folder, bool json, Terminal terminal)
    {
        var reviews = new ReviewFolder(folder).Read().ToList();
        if (json)
            terminal.WriteJson(writer => WriteJson(writer, reviews));
        else
            Write(terminal, reviews);
        return reviews.Exists(review => review.Mistake is not null) ? 1 : 0;
    }

    private static void Write(Terminal terminal, List<ReadReview> reviews)
    {
        foreach (var review in reviews)
        {
            if (review.File is { } file)
                terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{review.Pending,5} to decide, {review.Answered,4} answered  {review.Path}  {file.Paper.Title}"));
            else
                terminal.Say(review.Mistake!); // where there is no file
        }

        if (reviews.Count == 0)
            terminal.Print("Nothing waits for you: no paper has a review file yet.");
    }

    private static void WriteJson(Utf8JsonWriter json, List<ReadReview> reviews)
    {
        json.List("papers", reviews.Where(review => review.File is not null), review => json.Item(() =>
        {
            json.WriteString("paper", review.File!.Paper.Id.ToString()); // filtered just now
            json.WriteString("file", review.Path);
            json.WriteNumber("pending", review.Pending);
            json.WriteNumber("answered", review.Answered);
        }));
        json.List("mistakes", reviews.Where(review => review.Mistake is not null), review => json.Item(() =>
        {
            json.WriteString("file", review.Path);
            json.WriteString("message", review.Mistake);
        }));
    }
}
