using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate undo</c>: takes a decision or a whole batch back.</summary>
internal static class UndoCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "A decision or a batch as 'curate log' and 'curate apply' name it, or the end of its id." };
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command("undo", "Take a decision back; the ledger keeps both, and an undo can be undone.") { id, by, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var text = parsed.GetValue(id)!; // a required argument
            var asked = knowledge.Graph.PapersAnsweredBy(text);
            var result = knowledge.Undo(text, Person.Name(parsed.GetValue(by), terminal));
            ApplyReport.Write(terminal, result, $"Took back '{text}'.", parsed.GetValue(json));
            foreach (var paper in asked)
                terminal.Say(AskAgain(knowledge.Graph, paper));
            return 0;
        });
        return command;
    }

    /// <summary>The ledger has what was decided and not all that was asked: the paper has to be read for that.</summary>
    private static string AskAgain(GraphStore graph, EntityId paper) => graph.Caches.PapersOf(paper) is [.., var last]
        ? $"To be asked about '{paper}' again: curate ingest {last.Path}"
        : $"To be asked about '{paper}' again, ingest it again.";
}
