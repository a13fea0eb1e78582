using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>A neighbor as it stands in a list: name, relation, edge-count, description, and evidence to open.</summary>
internal static class NeighborRow
{
    private const int LongestDescription = 320;
    private const int LongestQuote = 500;

    public static Markup Of(SiteBase site, string page, Neighbor neighbor)
    {
        var relations = Markup.Join(neighbor.Edges.Select(Words.Relation), " ");
        var row = Markup.Of($"""
            <li><p class="line">{Words.Link(page, neighbor.Id, neighbor.Name)} {relations} <span class="edges">{Words.Count(neighbor.EdgeCount, "edge")}</span></p>

            """);
        if (neighbor.Id.Type == "quote" && site.Graph.FindEntity(neighbor.Id)?.Quote is { } quote)
            row.Add($"<blockquote><p><bdi>{SafeText.Cut(quote.Text, LongestQuote)}</bdi></p></blockquote>\n");
        if (neighbor.Description.Length > 0)
            row.Add($"<p class=\"about\"><bdi>{SafeText.Cut(neighbor.Description, LongestDescription)}</bdi></p>\n");
        return row.Add(EvidenceDetails.Of(site, page, neighbor.Edges)).Add($"</li>\n");
    }
}
