using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary>
/// Options that every command has. They are asked for by name: an option remembers every command line that it was part of, so that
/// one kept for good would grow with each.
/// </summary>
internal static class Shared
{
    private const string KnowledgeBaseName = "--kb";
    private const string LogName = "--log";

    public static Option<string> KnowledgeBase() => new(KnowledgeBaseName)
    {
        Description = "The folder of the knowledge base.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Log() => new(LogName)
    {
        Description = "Append what happens to this file, one JSON object a line: times, stages, calls, numbers, messages.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output." };

    /// <summary>The folder of the knowledge base.</summary>
    public static string Folder(this ParseResult parsed) => parsed.GetValue<string>(KnowledgeBaseName)!; // the option has a default

    /// <summary>The file of the log, where one is wanted.</summary>
    public static string? LogFile(this ParseResult parsed) => parsed.GetValue<string?>(LogName);
}
