using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate undo</c>: takes a decision or a whole batch back.</summary>
internal static class UndoCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "A decision or a batch as 'curate log' names it, or the end of its id." };
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command("undo", "Take a decision back; the ledger keeps both, and an undo can be undone.") { id, by, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var text = parsed.GetValue(id)!; // a required argument
            var (result, answered, reopened) = new ReviewedBase(knowledge).Undo(text, Person.Name(parsed.GetValue(by), terminal));
            ApplyReport.Write(terminal, result, $"Took back '{text}'.", parsed.GetValue(json));
            foreach (var review in reopened.Where(review => review.Back.Count > 0))
                terminal.Say($"'{review.File}' asks again about what was taken back: {(review.Back.Count == 1 ? "1 question" : $"{review.Back.Count} questions")}.");
            foreach (var paper in answered.Where(item => item.Paper is not null).GroupBy(item => item.Paper!.Value, item => item.Key).Where(asked => IsMissing(asked, reopened))) // filtered
                terminal.Say(AskAgain(knowledge.Graph, paper.Key));
            return 0;
        });
        return command;
    }

    /// <summary>Whether no review file asks a paper's questions again, or one leaves some of them out.</summary>
    private static bool IsMissing(IEnumerable<string> keys, IReadOnlyList<ReopenedReview> reopened)
    {
        var asked = keys.ToList();
        return !asked.Exists(key => reopened.Any(review => review.Back.Contains(key))) || asked.Exists(key => reopened.Any(review => review.LeftOut.Contains(key)));
    }

    /// <summary>The ledger has what was decided and not all that was asked: where nothing else has it either, the paper is read for that.</summary>
    private static string AskAgain(GraphStore graph, EntityId paper) => graph.Caches.PapersOf(paper) is [.., var last]
        ? $"To be asked about '{paper}' again: curate ingest {last.Path}"
        : $"To be asked about '{paper}' again, ingest it again.";
}
