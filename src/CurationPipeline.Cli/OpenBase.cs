using System.CommandLine;
using CurationPipeline.Cli.Commands;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli;

/// <summary>Opens the base that a command works on, and sends what it has to say to the error stream.</summary>
internal static class OpenBase
{
    public static Option<string?> By() =>
        new("--by") { Description = "Who decides; without it the name that git knows, else the user's.", HelpName = "WHO" };

    /// <exception cref="CurationException">The folder is not there, or the base cannot be opened.</exception>
    public static KnowledgeBase Of(ParseResult parsed, Terminal terminal) => Existing(parsed.Folder(), terminal);

    /// <exception cref="CurationException">The folder is not there, or the base cannot be opened.</exception>
    public static KnowledgeBase Existing(string folder, Terminal terminal)
    {
        if (!Directory.Exists(folder))
            throw new CurationException($"There is no folder '{folder}'; give the base's folder with --kb.");
        return At(folder, terminal);
    }

    /// <summary>Opens the base of a folder, which is made where it is not there.</summary>
    public static KnowledgeBase At(string folder, Terminal terminal)
    {
        var knowledge = KnowledgeBase.Open(folder, terminal.Time, terminal.Say, terminal.Disk);
        new ReviewFolder(folder, knowledge.Files).ReconcileIfDue(knowledge);
        return knowledge;
    }
}
