using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>The words of the paper that come in with an entity, and the answer with what has to be said of them.</summary>
internal sealed record ShownWords(IReadOnlyList<QuoteDetails> Quotes, IReadOnlyList<QuoteDetails> Refused, Answer Answer);

/// <summary>
/// Proves the words that show an entity, which come in with it. While their paper is undecided they are in the ledger and not
/// in the base; where it is rejected they fall with it.
/// </summary>
internal sealed class EntityWords(GraphStore graph, DecisionSheet sheet, EndStates ends, QuoteMaker quotes)
{
    /// <summary>The reason that the ledger gives for a quote that follows its paper to the id which that got.</summary>
    public const string PaperNamed = "paper_named";

    /// <summary>Null where words are not in the paper, which is said.</summary>
    public ShownWords? Of(Reviewed<ProposedEntity> item, EntityId paper)
    {
        var falls = item.Item.Evidence.Count > 0 && item.Item.Entity.Id != paper && ends.Of(paper) == EndState.Rejected;
        var pieces = item.Item.Evidence.Select(piece => (IsRefused: falls || piece.Rejected, Quote: quotes.Make(piece, item.Line))).ToList();
        return pieces.Exists(piece => piece.Quote is null) ? null : new ShownWords(
            [.. pieces.Where(piece => !piece.IsRefused).Select(piece => piece.Quote!)],
            [.. pieces.Where(piece => piece.IsRefused).Select(piece => piece.Quote!)],
            falls ? item.Answer with { Note = $"its words fell with {paper}{(item.Answer.Note is { } said ? "; " + said : "")}" } : item.Answer);
    }

    /// <summary>Words that came in before their paper follow it, where it came in under another id than it was proposed with.</summary>
    public void Follow(EntityId proposed, EntityId paper)
    {
        if (proposed == paper || graph.FindEntity(proposed) is not null)
            return;
        foreach (var quote in graph.QuotesOf(proposed))
            sheet.Add(new NewDecision.EditEntity(quote with { Quote = quote.Quote! with { Paper = paper } }), reason: PaperNamed); // quotes have words
    }
}
