using System.CommandLine;
using System.Globalization;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate review auto</c>: answers what is very likely to be accepted, for one relation, because a person asks for it.</summary>
internal static class AutoCommand
{
    public static Command Create(Terminal terminal)
    {
        var relation = new Argument<string>("RELATION") { Description = "The relation whose edges may be approved by probability." };
        var above = new Option<double>("--above") { Description = "The least probability, as in 0.95.", HelpName = "P", Required = true };
        var checks = new Option<double>("--spot-check")
        {
            Description = "The share of them that is left open for you to check.",
            DefaultValueFactory = _ => 0.1,
            HelpName = "SHARE",
        };
        var by = OpenBase.By();
        var command = new Command(
            "auto", "Write 'approve' into the review files for edges of one relation that are likely enough to be accepted; 'curate apply' takes them in as ever.")
        {
            relation, above, checks, by,
        };
        command.SetAction(parsed => Run(
            new AutoApproval(parsed.GetValue(relation)!, parsed.GetValue(above), parsed.GetValue(checks), Person.Name(parsed.GetValue(by), terminal)), parsed, terminal)); // required
        return command;
    }

    private static int Run(AutoApproval auto, ParseResult parsed, Terminal terminal)
    {
        if (auto.Above is < 0.5 or > 1 || auto.SpotChecks is < 0 or > 1)
            throw new CurationException("--above is a probability between 0.5 and 1, and --spot-check a share between 0 and 1.");
        Lessons lessons;
        using (var knowledge = OpenBase.Of(parsed, terminal))
        {
            if (knowledge.Catalog.FindRelation(auto.Relation) is null)
                throw new CurationException($"There is no relation '{auto.Relation}'; 'curate catalog' lists them.");
            lessons = Lessons.Of(knowledge.History());
        }

        if (auto.WhyNot(lessons) is { } why)
            throw new CurationException(why);
        foreach (var path in new ReviewFolder(parsed.Folder()).Files())
            Answer(auto, lessons, path, terminal);
        return 0;
    }

    private static void Answer(AutoApproval auto, Lessons lessons, string path, Terminal terminal)
    {
        var (approved, toCheck) = (0, 0);
        new DeskFile(path, terminal.Files).Change("auto", sheet =>
        {
            var plan = auto.Of(sheet, lessons);
            (approved, toCheck) = (plan.Approved.Count, plan.ToCheck.Count);
            return [.. plan.Approved, .. plan.ToCheck];
        });
        if (approved + toCheck > 0)
            terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{path}: {approved} approved by probability, {toCheck} left for you to check."));
    }
}
