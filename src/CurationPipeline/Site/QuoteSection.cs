using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>A quote's words, where they stand, who says them, and for what they are evidence.</summary>
internal static class QuoteSection
{
    private const int MostEdges = 40;

    public static Markup Of(SiteBase site, EntityView view, QuoteDetails quote)
    {
        var paper = site.Graph.FindEntity(site.Graph.Resolve(quote.Paper));
        var source = paper is null ? Markup.Of($"{quote.Paper}") : Words.Link(view.Path, paper);
        var place = quote.Reader > 0 ? $"page {quote.Page}, characters {quote.Start} to {quote.End}" : $"page {quote.Page}";
        var section = Markup.Of($"""
            <figure class="quote whole"><blockquote><p><bdi>{SafeText.Cut(quote.Text, SafeText.LongestText)}</bdi></p></blockquote>
            <figcaption>{source}, {place}</figcaption></figure>
            <dl class="facts">
            <div><dt>Said by</dt><dd><bdi>{SafeText.Cut(quote.Speaker ?? SpeakersOf(paper), 300)}</bdi></dd></div>
            <div><dt>Role</dt><dd>{quote.Role}</dd></div>

            """);
        if (quote.Rationale.Length > 0)
            section.Add($"<div><dt>Why it matters</dt><dd><bdi>{SafeText.Cut(quote.Rationale, 1000)}</bdi></dd></div>\n");
        return section.Add($"</dl>\n").Add(OnThePage(site, quote)).Add(EvidenceFor(site, view));
    }

    /// <summary>The page of the paper with the words marked; of several pages the strips around the words.</summary>
    private static Markup OnThePage(SiteBase site, QuoteDetails quote)
    {
        var pages = site.Options.PagesOf?.Invoke(quote) ?? [];
        var drawn = pages.Select(page => Markup.Of($"<figure class=\"page\">\n{page.Draw(whole: pages.Count == 1)}<figcaption>Page {page.Page.Number}</figcaption></figure>\n"));
        return pages.Count == 0 ? new Markup() : Markup.Of($"""
            <section aria-labelledby="page-title"><h2 id="page-title">On the page</h2>
            {Markup.Join(drawn)}</section>

            """);
    }

    private static string SpeakersOf(Entity? paper) => paper?.Paper?.Authors switch
    {
        [var one] => one,
        [var one, var two] => $"{one} and {two}, the authors",
        [var first, ..] => $"{first} and others, the authors",
        _ => "the authors",
    };

    private static Markup EvidenceFor(SiteBase site, EntityView view)
    {
        var edges = site.Graph.EvidencedBy(view.Id);
        var shown = site.Graph.ShownBy(view.Id);
        var entities = shown.Take(MostEdges).Select(site.Graph.FindEntity).OfType<Entity>()
            .Select(entity => Markup.Of($"<li>{Words.Link(view.Path, entity)}</li>\n"));
        var rows = edges
            .Select(edge => (Source: site.Graph.FindEntity(edge.Source), edge.Relation, Target: site.Graph.FindEntity(edge.Target)))
            .Where(edge => edge is { Source: not null, Target: not null })
            .Take(MostEdges)
            .Select(edge => Markup.Of(
                $"<li>{Words.Link(view.Path, edge.Source!)} <span class=\"relation\">{edge.Relation.Replace('_', ' ')}</span> {Words.Link(view.Path, edge.Target!)}</li>\n"));
        var all = entities.Concat(rows).ToList();
        var count = shown.Count + edges.Count;
        return all.Count == 0 ? new Markup() : Markup.Of($"""
            <section aria-labelledby="evidence-title"><h2 id="evidence-title">Evidence for <span class="count">({count})</span></h2>
            <ul class="plain">
            {Markup.Join(all)}</ul>{(count > all.Count ? $"The first {all.Count} are shown." : "")}</section>

            """);
    }
}
