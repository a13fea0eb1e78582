namespace CurationPipeline.Site;

/// <summary>Where the literature does not agree: everything that something in the base contradicts or critiques.</summary>
internal static class DisagreementsPage
{
    private const int ListBytes = 140_000;

    /// <summary>The entity with both sides, if it is disputed by something that leads to it; null else.</summary>
    public static Markup? Row(SiteBase site, EntityView view)
    {
        var opposing = BothSides.Against(view);
        return opposing.All(said => said.Edge.Direction == "out") ? null : Markup.Of($"""
            <li class="dispute"><h2>{Words.Link(Links.Disagreements, view.Entity)} <span class="{site.ClassOf(view.Id.Type)}">{view.Id.Type}</span></h2>
            {BothSides.Columns(site, Links.Disagreements, BothSides.For(view), opposing)}</li>

            """);
    }

    public static IEnumerable<ContentPage> Of(IReadOnlyList<Markup> rows) => PagedList.Pages(
        rows,
        ListBytes,
        number => number == 1 ? Links.Disagreements : $"disagreements.{number}.html",
        _ => Markup.Of($"""
            <h1>Disagreements <span class="count">({rows.Count})</span></h1>
            <p class="about">What something in the base contradicts or critiques, with what speaks for it and what against.</p>

            """),
        "Disagreements");
}
