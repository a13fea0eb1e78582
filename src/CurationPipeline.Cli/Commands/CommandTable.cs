using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary>All commands of <c>curate</c>, in the order in which the help lists them. To add one, add its line.</summary>
internal static class CommandTable
{
    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Curate a knowledge base of a research literature: papers in, proposals out, and nothing enters that you did not approve.");
        root.Options.Add(Shared.KnowledgeBase());
        root.Options.Add(Shared.Log());
        root.Subcommands.Add(IngestCommand.Create(terminal));
        root.Subcommands.Add(ReviewCommand.Create(terminal));
        root.Subcommands.Add(ApplyCommand.Create(terminal));
        root.Subcommands.Add(RegenerateCommand.Create(terminal));
        root.Subcommands.Add(StatusCommand.Create(terminal));
        root.Subcommands.Add(LogCommand.Create(terminal));
        root.Subcommands.Add(DiffCommand.Create(terminal));
        root.Subcommands.Add(UndoCommand.Create(terminal));
        root.Subcommands.Add(ShowCommand.Create(terminal));
        root.Subcommands.Add(SearchCommand.Create(terminal));
        root.Subcommands.Add(SimilarCommand.Create(terminal));
        root.Subcommands.Add(FindCommand.Create(terminal));
        root.Subcommands.Add(PairCommands.Merge(terminal));
        root.Subcommands.Add(PairCommands.Distinct(terminal));
        root.Subcommands.Add(PairCommands.Unrelated(terminal));
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(TextCommand.Create(terminal));
        root.Subcommands.Add(AnchorCommand.Create(terminal));
        root.Subcommands.Add(EvalCommand.Create(terminal));
        root.Subcommands.Add(SiteCommand.Create(terminal));
        root.Subcommands.Add(ExportCommand.Create(terminal));
        root.Subcommands.Add(ImportCommand.Create(terminal));
        root.Subcommands.Add(McpCommand.Create(terminal));
        root.Subcommands.Add(CatalogCommand.Create(terminal));
        return root;
    }
}
