using System.Globalization;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Review;

/// <summary>One question as lines for a terminal; nothing in it can steer the terminal.</summary>
internal sealed class QuestionText(ReviewFile file, KnowledgeBase knowledge)
{
    private const int Around = 160;
    private const int MostNeighbors = 6;

    /// <summary>What is approved is shown whole: no quote that was found in a paper, with what stands around it, is longer. Whatever a model sends, the question stays in reach.</summary>
    private const int MostLetters = 7_000;

    private readonly GraphStore _graph = knowledge.Graph;

    /// <summary>The same entity as other files propose it.</summary>
    public IReadOnlyList<AlsoProposed> Also { get; init; } = [];

    /// <summary>Other edges of the file that are the same one by what was recognised in it.</summary>
    public IReadOnlyList<Reviewed<ProposedEdge>> Twins { get; init; } = [];

    public IEnumerable<string> Of(Question question) =>
        Lines(question).Select(line => line.Length <= MostLetters ? line : line[..MostLetters] + $"… ({line.Length} letters)");

    private IEnumerable<string> Lines(Question question) => question switch
    {
        Question.OfEntity entity => [.. Entity(entity.Item), .. Evidence(question), .. Elsewhere()],
        Question.OfEdge edge => [.. Edge(edge.Item), .. Evidence(question), .. Twin(), .. Side(edge.Item.Edge.Source), .. Side(edge.Item.Edge.Target)],
        Question.OfPair pair => [.. PairText.Of(pair.Item), .. Edge(pair), .. Side(pair.Item.First.Id), .. Side(pair.Item.Second.Id)],
        Question.OfQuote quote => [$"Quote to keep, about {Names(quote.Item.About)}", .. Evidence(question)],
        Question.OfRevision revision => [.. Revision(revision.Item), .. Evidence(question)],
        _ => [],
    };

    /// <summary>How a question stands, in a word or two.</summary>
    public static string State(Answer answer) => answer.Say switch
    {
        Say.Pending => "open",
        Say.SameAs => $"same as {answer.SameAs}",
        Say.Reject when answer.Reason is { } reason => $"reject: {reason}",
        _ => answer.Say.ToString().ToLowerInvariant(),
    };

    private IEnumerable<string> Entity(ProposedEntity item)
    {
        yield return $"New {item.Entity.Id.Type}: {Printed.Line(item.Entity.Name)}  ({item.Entity.Id})";
        if (item.Entity.Description.Length > 0)
            yield return Printed.Wrapped(item.Entity.Description, 2);
        if (item.Entity.Aliases.Count > 0)
            yield return Printed.Wrapped("also: " + string.Join(", ", item.Entity.Aliases), 2);
        foreach (var other in item.PossibleDuplicates)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"? may be {other.Id}, likeness {other.Score:0.00}: {Printed.Line(other.Reason)}");
            if (other.Opinion is { } opinion)
                yield return Printed.Wrapped(opinion.Words, 4);
            if (_graph.FindEntity(_graph.Resolve(other.Id)) is { } known)
                yield return Printed.Wrapped($"in the base: {known.Name}. {known.Description} ({_graph.EdgeCountOf(known.Id)} edges)", 4);
        }
    }

    private IEnumerable<string> Edge(ProposedEdge item)
    {
        yield return item.Known ? "New evidence for an edge of the base:" : "New edge:";
        yield return $"  {NameOf(item.Edge.Source)}";
        yield return $"    {item.Edge.Relation.Replace('_', ' ')}";
        yield return $"  {NameOf(item.Edge.Target)}";
        if (item.Rationale.Length > 0)
            yield return Printed.Wrapped(item.Rationale, 2);
    }

    private IEnumerable<string> Edge(Question.OfPair pair) => pair is { Answer.Say: Say.Approve, Item: { Edge: { } edge, Rationale: var why } }
        ? [$"joined by: {NameOf(edge.Source)} {edge.Relation.Replace('_', ' ')} {NameOf(edge.Target)}: {Printed.Line(why)}"]
        : [];

    private static IEnumerable<string> Revision(ProposedRevision item)
    {
        yield return $"{item.Quote} is {item.Fate.ToString().ToLowerInvariant()} in the new version; approve follows it, reject keeps the quote as it was.";
        yield return Printed.Wrapped($"was, page {item.WasPage}: {item.Was}", 2);
        if (item.Difference is { } difference)
            yield return Printed.Wrapped($"difference: {difference}", 2);
        foreach (var edge in item.Edges)
            yield return $"  stands on it: {Printed.Line(edge)}";
    }

    private IEnumerable<string> Evidence(Question question)
    {
        var text = _graph.Caches.FindPaper(file.Paper.Sha256)?.Text ?? "";
        foreach (var piece in question.Evidence)
        {
            yield return $"- page {piece.Page}, {piece.Role}{(piece.Rejected ? ", struck out" : "")}: {Printed.Line(piece.Rationale)}";
            var (before, after) = Context(text, piece);
            yield return Printed.Wrapped($"{before}>> {piece.Text} <<{after}", 4);
            foreach (var mark in piece.Marks)
                yield return $"    ! look: {Printed.Line(mark)}";
        }
    }

    /// <summary>What other papers say of it: the answer holds for their files, too.</summary>
    private IEnumerable<string> Elsewhere()
    {
        foreach (var (other, proposal) in Also)
        {
            yield return $"+ also proposed by {Printed.Line(other.Paper.Title)} as {Printed.Line(proposal.Item.Entity.Name)}{(proposal.Answer.Say == Say.Pending ? "" : $", where the answer is: {State(proposal.Answer)}")}";
            foreach (var line in proposal.Item.Evidence.SelectMany(Words))
                yield return line;
        }
    }

    /// <summary>What speaks for it under other names: the answer holds for that, too.</summary>
    private IEnumerable<string> Twin()
    {
        foreach (var (edge, answer, _) in Twins)
        {
            yield return $"+ the same edge, by what you recognised: {NameOf(edge.Edge.Source)} {edge.Edge.Relation.Replace('_', ' ')} {NameOf(edge.Edge.Target)}{(answer.Say == Say.Pending ? "" : $", where the answer is: {State(answer)}")}";
            foreach (var line in edge.Evidence.SelectMany(Words))
                yield return line;
        }
    }

    private static IEnumerable<string> Words(ProposedEvidence piece) =>
    [
        Printed.Wrapped($"p. {piece.Page}{(piece.Rejected ? ", struck out" : "")}: {piece.Text}", 4),
        .. piece.Marks.Select(mark => $"    ! look: {Printed.Line(mark)}"),
    ];

    private static (string Before, string After) Context(string text, ProposedEvidence piece) =>
        piece.End <= text.Length && piece.Start < piece.End && text[piece.Start..piece.End] == piece.Text
            ? (text[Math.Max(0, piece.Start - Around)..piece.Start], text[piece.End..Math.Min(text.Length, piece.End + Around)])
            : ("", "");

    private IEnumerable<string> Side(EntityId id)
    {
        var known = _graph.Resolve(id);
        if (_graph.FindEntity(known) is not { } entity)
            yield break;
        yield return $"* {Printed.Line(entity.Name)}, {_graph.EdgeCountOf(known)} edges";
        var neighbors = _graph.NeighborhoodOf(known).Groups.SelectMany(group => group.Items).OrderByDescending(neighbor => neighbor.EdgeCount).Take(MostNeighbors);
        foreach (var neighbor in neighbors)
            yield return $"    {neighbor.Edges[0].Words} {Printed.Line(neighbor.Name)}";
    }

    private string Names(IReadOnlyList<EntityId> ids) => ids.Count == 0 ? "nothing in particular" : string.Join(", ", ids.Select(NameOf));

    private string NameOf(EntityId id)
    {
        var proposed = file.Entities.FirstOrDefault(item => item.Item.Entity.Id == id)?.Item.Entity;
        var name = (proposed ?? _graph.FindEntity(_graph.Resolve(id)))?.Name;
        return name is null ? id.ToString() : $"{Printed.Line(name)} ({id}{(proposed is null ? "" : ", new")})";
    }
}
