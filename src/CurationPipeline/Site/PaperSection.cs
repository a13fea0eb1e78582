using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>Who wrote a paper, what it contributes, its quotes in their order, and what it cites of the base.</summary>
internal static class PaperSection
{
    private const int Most = 60;
    private const int LongestQuote = 500;

    private static readonly string[] Contributing = ["introduces", "supports", "contradicts", "raises"];

    public static Markup Of(SiteBase site, EntityView view, PaperDetails paper) => Facts(paper)
        .Add(Listed(view, "contributes", "What it contributes", Contributing))
        .Add(Quotes(site, view))
        .Add(Listed(view, "cites", "What it cites of the base", ["cites"]));

    private static Markup Facts(PaperDetails paper)
    {
        var facts = Markup.Of($"<dl class=\"facts\">\n");
        if (paper.Authors.Count > 0)
            facts.Add($"<div><dt>Authors</dt><dd><bdi>{SafeText.Cut(string.Join(", ", paper.Authors), 2000)}</bdi></dd></div>\n");
        if (paper.Year is { } year)
            facts.Add($"<div><dt>Year</dt><dd>{year}</dd></div>\n");
        Outside(facts, "arXiv", paper.Arxiv, Links.ToArxiv(paper.Arxiv));
        Outside(facts, "DOI", paper.Doi, Links.ToDoi(paper.Doi));
        if (paper.Sha256.Count > 0)
        {
            var versions = paper.Sha256.Take(10).Select(hash => Markup.Of($"<code title=\"{SafeText.Cut(hash, 64)}\">{SafeText.Cut(hash, 13)}</code>"));
            facts.Add($"<div><dt>{(paper.Sha256.Count == 1 ? "File" : "Files")}</dt><dd>SHA-256 {Markup.Join(versions, " ")}</dd></div>\n");
        }

        return facts.Add($"</dl>\n");
    }

    /// <summary>Leads out of the site only when clicked, and only where the number is one.</summary>
    private static void Outside(Markup facts, string name, string? number, string? address)
    {
        if (number is null)
            return;
        var shown = SafeText.Cut(number, 200);
        facts.Add($"<div><dt>{name}</dt><dd>{(address is null ? Markup.Of($"{shown}") : Markup.Of($"<a rel=\"noreferrer\" href=\"{address}\">{shown}</a>"))}</dd></div>\n");
    }

    private static Markup Listed(EntityView view, string id, string heading, string[] relations)
    {
        var found = view.Relations
            .Where(item => item.Edge is { Direction: "out" } edge && relations.Contains(edge.Relation))
            .OrderBy(item => Array.IndexOf(relations, item.Edge.Relation))
            .ToList();
        if (found.Count == 0)
            return new Markup();
        var rows = found.Take(Most).Select(item => Row(view.Path, item.Neighbor, item.Edge, withRelation: relations.Length > 1));
        var rest = found.Count > Most ? Markup.Of($"<p class=\"rest\">and {found.Count - Most} more, in the neighborhood</p>\n") : new Markup();
        return Markup.Of($"""
            <section aria-labelledby="{id}"><h2 id="{id}">{heading} <span class="count">({found.Count})</span></h2>
            <ul class="plain">
            {Markup.Join(rows)}</ul>
            {rest}</section>

            """);
    }

    private static Markup Row(string page, Neighbor neighbor, NeighborEdge edge, bool withRelation)
    {
        var relation = withRelation ? Markup.Of($"<span class=\"relation\">{edge.Words}</span> ") : new Markup();
        return Markup.Of($"<li>{relation}{Words.Link(page, neighbor.Id, neighbor.Name)} <span class=\"about\">{SafeText.Cut(edge.Edge.Rationale, 200)}</span></li>\n");
    }

    private static Markup Quotes(SiteBase site, EntityView view)
    {
        var quotes = view.Relations
            .Where(item => item.Edge is { Direction: "in", Relation: "quoted_from" })
            .Select(item => site.Graph.FindEntity(item.Neighbor.Id))
            .Where(entity => entity?.Quote is not null)
            .OrderBy(entity => entity!.Quote!.Page).ThenBy(entity => entity!.Quote!.Start).ThenBy(entity => entity!.Id) // filtered above
            .ToList();
        if (quotes.Count == 0)
            return new Markup();
        var rows = quotes.Take(Most / 2).Select(quote => Quote(view.Path, quote!, quote!.Quote!)); // filtered above
        return Markup.Of($"""
            <section aria-labelledby="quotes"><h2 id="quotes">Quotes <span class="count">({quotes.Count})</span> <small>in the paper's order</small></h2>
            {Markup.Join(rows)}{(quotes.Count > Most / 2 ? Markup.Of($"<p class=\"rest\">and {quotes.Count - (Most / 2)} more, in the neighborhood</p>\n") : new Markup())}</section>

            """);
    }

    private static Markup Quote(string page, Entity entity, QuoteDetails quote) => Markup.Of($"""
        <figure class="quote"><blockquote><p><bdi>{SafeText.Cut(quote.Text, LongestQuote)}</bdi></p></blockquote>
        <figcaption>Page {quote.Page} · <span class="role">{quote.Role}</span> · {Words.Link(page, entity)}</figcaption></figure>

        """);
}
