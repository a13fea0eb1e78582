using System.CommandLine;
using CurationPipeline.Catalog;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate catalog</c>: which kinds of entity and relation the base knows.</summary>
internal static class CatalogCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("catalog", "List the kinds of entity and relation that this base looks for.");
        command.SetAction(parsed => Run(parsed.Folder(), terminal));
        return command;
    }

    private static int Run(string folder, Terminal terminal)
    {
        var catalog = CatalogFile.ReadOrDefault(Path.Combine(folder, "seeds", "catalog.yaml"));
        foreach (var kind in catalog.Entities)
        {
            terminal.Print($"{kind.Name,-16} {kind.Definition}");
        }

        terminal.Output.WriteLine();
        foreach (var kind in catalog.Relations)
        {
            var arrow = kind.Symmetric ? "<->" : "->";
            terminal.Print($"{kind.Name,-16} {kind.Definition}");
            terminal.Print($"{"",-16} {string.Join(", ", kind.Sources)} {arrow} {string.Join(", ", kind.Targets)}");
        }

        return 0;
    }
}
