using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary>Options that every command has.</summary>
internal static class Shared
{
    public static Option<string> KnowledgeBase { get; } = new("--kb")
    {
        Description = "The folder of the knowledge base.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Log { get; } = new("--log")
    {
        Description = "Append what happens to this file, one JSON object a line: times, stages, calls, numbers, messages.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output." };
}
