using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Anchors the accepted quotes of a paper anew when another version of it, or another reading, comes in.</summary>
internal sealed class RevisionProposals(GraphStore graph, Func<IEnumerable<AcceptedQuote>, IReadOnlyList<Reanchored>> reanchor)
{
    /// <summary>The quotes that are not as they were, in the order of their places; what was decided before is left out.</summary>
    public IReadOnlyList<ProposedRevision> Make(EntityId paper, string sha256)
    {
        if (graph.FindEntity(paper)?.Paper is not { } known)
            return [];
        var isLatest = IsLatest(known.Sha256, sha256);
        var quotes = graph.Entities("quote")
            .Where(quote => quote.Quote!.Paper == paper && (isLatest || quote.Quote.Reader != DocumentReader.ReaderVersion))
            .ToDictionary(quote => quote.Id.ToString(), StringComparer.Ordinal);
        return
        [
            .. reanchor(quotes.Values.Select(Accepted))
                .Where(found => found.Fate != QuoteFate.Unchanged)
                .Select(found => Propose(quotes[found.Quote.Id], found))
                .Where(item => !graph.Memory.StateOf(SealedKey.Open(item.Key)).IsDecided)
                .OrderByDescending(item => item.Fate).ThenBy(item => item.WasPage).ThenBy(item => item.Quote),
        ];
    }

    /// <summary>A version that is new, or that came in last of several: an older one that is read again says nothing of the others.</summary>
    private static bool IsLatest(IReadOnlyList<string> known, string sha256) =>
        !known.Contains(sha256, StringComparer.OrdinalIgnoreCase)
        || (known.Count > 1 && string.Equals(known[^1], sha256, StringComparison.OrdinalIgnoreCase));

    private static AcceptedQuote Accepted(Entity quote)
    {
        var words = quote.Quote!; // entities of the kind quote have words
        return new AcceptedQuote(quote.Id.ToString(), words.Text, words.Page, new TextRange(words.Start, words.End), words.Reader);
    }

    private ProposedRevision Propose(Entity quote, Reanchored found)
    {
        var words = quote.Quote!; // as above
        var key = ContentKey.OfRevision(ContentKey.OfQuote(words.Paper, words.Text), found.Fate switch
        {
            QuoteFate.Moved => $"moved to page {found.Now!.Page} by reader {DocumentReader.ReaderVersion}",
            QuoteFate.Changed => found.Now!.Text,
            _ => "vanished",
        });
        return new ProposedRevision(
            SealedKey.Seal(key), quote.Id, found.Fate, words.Text, words.Page, Now(words, found), found.Difference, EdgesOn(quote.Id));
    }

    private static ProposedEvidence? Now(QuoteDetails words, Reanchored found) => found.Now is not { } now ? null : new ProposedEvidence(
        now.Text, now.Page, now.Range.Start, now.Range.End, words.Role, words.Speaker, words.Rationale, now.Marks);

    private List<string> EdgesOn(EntityId quote) =>
    [
        .. graph.ShownBy(quote).Select(entity => entity.ToString()),
        .. graph.EvidencedBy(quote).Concat(graph.EdgesFrom(quote).Select(edge => edge.Key)).Distinct()
            .Select(edge => $"{edge.Source} {edge.Relation} {edge.Target}").Order(StringComparer.Ordinal),
    ];
}
