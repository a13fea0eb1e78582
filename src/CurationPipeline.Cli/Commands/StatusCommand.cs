using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate status</c>: how much there is, and what needs attention.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = Shared.Json();
        var command = new Command("status", "Count what the base holds, and list what needs attention.") { json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var reviews = new ReviewFolder(knowledge.Directory, knowledge.Files).Read().ToList();
            var attention = Attention(knowledge, reviews).ToList();
            if (parsed.GetValue(json))
                WriteJson(terminal, knowledge, reviews, attention);
            else
                Write(terminal, knowledge, reviews, attention);
            return 0;
        });
        return command;
    }

    private static IEnumerable<(string Id, string Message)> Attention(KnowledgeBase knowledge, IReadOnlyList<ReadReview> reviews)
    {
        var mistakes = knowledge.Mistakes();
        var mistaken = mistakes.Select(mistake => mistake.File).ToHashSet(StringComparer.Ordinal);
        return mistakes.Select(mistake => Placed(mistake.Message))
            .Concat(knowledge.Differences().Where(change => !mistaken.Contains(change.Path)).Select(change => (change.Path, Words(change.Difference, mistakes.Count > 0))))
            .Concat(knowledge.Graph.WaitingEdges().Select(edge => ($"{edge.Source} {edge.Relation} {edge.Target}", "waits for an end that is not in the base.")))
            .Concat(reviews.Where(review => review.Mistake is not null).Select(review => Placed(review.Mistake!))); // filtered just now
    }

    /// <summary>A mistake's sentence begins with its place.</summary>
    private static (string Id, string Message) Placed(string message) => message.Split(": ", 2) is [var place, var what] ? (place, what) : ("", message);

    private static string Words(SeedDifference difference, bool hasMistakes) => difference switch
    {
        SeedDifference.Missing or SeedDifference.Stale => "has to be written; run 'curate regenerate'.",
        _ when hasMistakes => $"was {Word(difference)} by hand; 'curate regenerate' takes that in once no entry has a mistake.",
        _ => $"was {Word(difference)} by hand; 'curate regenerate' takes that in.",
    };

    private static string Word(SeedDifference difference) => difference.ToString().ToLowerInvariant();

    private static void Write(Terminal terminal, KnowledgeBase knowledge, IReadOnlyList<ReadReview> reviews, IReadOnlyList<(string Id, string Message)> attention)
    {
        var counts = knowledge.Graph.Counts();
        foreach (var kind in knowledge.Catalog.Entities.Where(kind => counts.Entities.ContainsKey(kind.Name)))
            Line(kind.Plural.ToLowerInvariant(), counts.Entities[kind.Name]);
        Line("edges", counts.Edges);
        Line("evidence", counts.Evidence);
        Line("merged", counts.Merged);
        Line("waiting edges", counts.Waiting);
        Line("decisions", counts.Decisions);
        Line("undone", counts.Undone);
        Line("to decide", reviews.Sum(review => review.Pending));
        Line("to apply", reviews.Sum(review => review.Answered));
        if (new RunLog(knowledge.Directory, knowledge.Files).Total(knowledge.Graph) is { } total)
            terminal.Print(IngestCost.Words(total));
        foreach (var (id, message) in attention)
            terminal.Print($"! {id} {message}");
        AcceptanceTable.Write(terminal, Lessons.Of(knowledge.History()));

        void Line(string name, int count) => terminal.Print($"{name,-14} {count,7}");
    }

    private static void WriteJson(Terminal terminal, KnowledgeBase knowledge, IReadOnlyList<ReadReview> reviews, IReadOnlyList<(string Id, string Message)> attention) =>
        terminal.WriteJson(json =>
        {
            var counts = knowledge.Graph.Counts();
            json.WriteStartObject("entities");
            foreach (var (kind, count) in counts.Entities.OrderBy(pair => knowledge.Catalog.OrderOf(pair.Key)))
                json.WriteNumber(kind, count);
            json.WriteEndObject();
            json.WriteNumber("edges", counts.Edges);
            json.WriteNumber("evidence", counts.Evidence);
            json.WriteNumber("merged", counts.Merged);
            json.WriteNumber("waiting", counts.Waiting);
            json.WriteNumber("decisions", counts.Decisions);
            json.WriteNumber("undone", counts.Undone);
            json.WriteNumber("to_decide", reviews.Sum(review => review.Pending));
            json.WriteNumber("to_apply", reviews.Sum(review => review.Answered));
            if (new RunLog(knowledge.Directory, knowledge.Files).Total(knowledge.Graph) is { } total)
                IngestCost.Write(json, total);
            AcceptanceTable.WriteJson(json, Lessons.Of(knowledge.History()));
            json.List("attention", attention, item => json.Item(() =>
            {
                json.WriteString("id", item.Id);
                json.WriteString("message", item.Message);
            }));
        });
}
