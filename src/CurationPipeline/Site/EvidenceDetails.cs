using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>Why an edge holds, to open on demand: its reason, and the quotes that speak for it; and the words that show an entity.</summary>
internal static class EvidenceDetails
{
    private const int MostQuotes = 4;
    private const int LongestQuote = 700;
    private const int LongestReason = 400;

    /// <param name="site">Gives the quotes' words.</param>
    /// <param name="page">Where the markup will stand.</param>
    /// <param name="edges">All that joins two entities.</param>
    public static Markup Of(SiteBase site, string page, IReadOnlyList<NeighborEdge> edges)
    {
        var quotes = edges.Sum(edge => edge.Edge.Evidence.Count);
        if (quotes == 0 && edges.All(edge => edge.Edge.Rationale.Length == 0))
            return new Markup();
        var details = Markup.Of($"<details><summary>{(quotes == 0 ? "Why" : $"Why, with {Words.Count(quotes, "quote")}{From(site, edges, quotes)}")}</summary>\n");
        foreach (var edge in edges)
        {
            details.Add($"<p><b>{edge.Words}</b>{(edge.Edge.Rationale.Length > 0 ? ": " : "")}{SafeText.Cut(edge.Edge.Rationale, LongestReason)}</p>\n");
            details.Add(Quotes(site, page, edge.Edge.Evidence));
        }

        return details.Add($"</details>\n");
    }

    /// <summary>The words that show an entity, in the open.</summary>
    public static Markup Section(SiteBase site, EntityView view) => view.Entity.Evidence.Count == 0 ? new Markup() : Markup.Of($"""
        <section aria-labelledby="words-title"><h2 id="words-title">In the papers’ words <span class="count">({view.Entity.Evidence.Count})</span></h2>
        {Quotes(site, view.Path, view.Entity.Evidence)}</section>

        """);

    /// <summary>Of one quote it goes without saying.</summary>
    private static string From(SiteBase site, IReadOnlyList<NeighborEdge> edges, int quotes) =>
        quotes > 1 ? $" from {Words.Count(site.Graph.SourcesOf(edges.SelectMany(edge => edge.Edge.Evidence)), "independent source")}" : "";

    public static Markup Quotes(SiteBase site, string page, IReadOnlyList<Evidence> evidence)
    {
        var quotes = new Markup();
        foreach (var item in evidence.Take(MostQuotes))
        {
            if (site.Graph.FindEntity(item.Quote) is { Quote: { } words } quote)
                quotes.Add(Quote(site, page, quote, words, item));
        }

        if (evidence.Count > MostQuotes)
            quotes.Add($"<p class=\"rest\">and {Words.Count(evidence.Count - MostQuotes, "more quote")}</p>\n");
        return quotes;
    }

    private static Markup Quote(SiteBase site, string page, Entity quote, QuoteDetails words, Evidence item)
    {
        var paper = site.Graph.FindEntity(site.Graph.Resolve(words.Paper));
        var by = paper is null ? Markup.Of($"{words.Paper}") : Words.Link(page, paper);
        var origin = item.Origin is { } from ? Markup.Of($" · came with {from}") : new Markup();
        return Markup.Of($"""
            <figure class="quote"><blockquote><p><bdi>{SafeText.Cut(words.Text, LongestQuote)}</bdi></p></blockquote>
            <figcaption>{by}, page {words.Page} · <span class="role">{item.Role}</span>{origin} · <a href="{Links.From(page, Links.To(quote.Id))}">the quote</a></figcaption></figure>

            """);
    }
}
