using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What speaks for a claim and what speaks against it, side by side.</summary>
internal static class BothSides
{
    private const int Most = 15;

    /// <summary>The relations that speak against something.</summary>
    public static readonly string[] Opposing = ["contradicts", "critiques"];

    public static Markup Of(SiteBase site, EntityView view)
    {
        var (supporting, opposing) = (For(view), Against(view));
        return view.Id.Type != "claim" && opposing.Count == 0 ? new Markup() : Markup.Of($"""
            <section aria-labelledby="sides"><h2 id="sides">For and against</h2>
            {Columns(site, view.Path, supporting, opposing)}</section>

            """);
    }

    public static Markup Columns(SiteBase site, string page, IReadOnlyList<Said> supporting, IReadOnlyList<Said> opposing) => Markup.Of($"""
        <div class="sides">
        <section class="for"><h3>Supporting <span class="count">({supporting.Count})</span></h3>
        {Side(site, page, supporting)}</section>
        <section class="against"><h3>Contradicting <span class="count">({opposing.Count})</span></h3>
        {Side(site, page, opposing)}</section>
        </div>

        """);

    public static IReadOnlyList<Said> For(EntityView view) => Said(view, "supports");

    /// <summary>A contradiction speaks against both its ends, whichever of them says it.</summary>
    public static IReadOnlyList<Said> Against(EntityView view) => [.. Said(view, "contradicts"), .. Said(view, "critiques"), .. Said(view, "contradicts", "out")];

    private static List<Said> Said(EntityView view, string relation, string direction = "in") =>
    [
        .. view.Relations.Where(item => item.Edge.Relation == relation && item.Edge.Direction == direction)
            .Select(item => new Said(item.Neighbor, item.Edge)),
    ];

    private static Markup Side(SiteBase site, string page, IReadOnlyList<Said> said)
    {
        if (said.Count == 0)
            return Markup.Of($"<p class=\"none\">Nothing in the base yet.</p>\n");
        var rows = said.Take(Most).Select(item => Markup.Of($"""
            <li><p class="line">{Words.Link(page, item.By.Id, item.By.Name)} <span class="{site.ClassOf(item.By.Id.Type)}">{item.By.Id.Type}</span> {Words.Relation(item.Edge)}</p>
            <p class="about">{SafeText.Cut(item.Edge.Edge.Rationale, 300)}</p>
            {EvidenceDetails.Quotes(site, page, item.Edge.Edge.Evidence)}</li>

            """));
        var rest = said.Count > Most ? Markup.Of($"<p class=\"rest\">and {said.Count - Most} more, in the neighborhood</p>\n") : new Markup();
        return Markup.Of($"<ul class=\"rows\">\n{Markup.Join(rows)}</ul>\n{rest}");
    }
}

/// <summary>One voice for or against something.</summary>
internal sealed record Said(Neighbor By, NeighborEdge Edge);
