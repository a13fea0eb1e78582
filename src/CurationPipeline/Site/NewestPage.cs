using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What changed since the last site, and what came into the base last.</summary>
internal static class NewestPage
{
    private const int Most = 200;
    private const int MostOfAKind = 100;

    /// <param name="site">Gives the newest entries.</param>
    /// <param name="since">The ledger's line up to which the last site went; null for the first one.</param>
    /// <param name="changes">What became otherwise since then; null where that is not known.</param>
    public static ContentPage Of(SiteBase site, string? since, GraphDiff? changes)
    {
        var rows = site.Graph.Newest(Most).Select(item => Markup.Of($"""
            <li><p class="line">{Words.Link(Links.Newest, item.Id, item.Name)} <span class="{site.ClassOf(item.Id.Type)}">{item.Id.Type}</span> <span class="edges">{TimeOf(item.Decision)}</span></p></li>

            """));
        return new ContentPage(Links.Newest, "Newest", Markup.Of($"""
            <h1>Newest</h1>
            {(since is null || changes is null ? new Markup() : Changed(site, since, changes))}<section aria-labelledby="last"><h2 id="last">Came in or changed last</h2>
            <p class="about">By the time of the decision (UTC), the latest first.</p>
            <ol class="rows short">
            {Markup.Join(rows)}</ol></section>
            """));
    }

    /// <summary>A line's id begins with its time.</summary>
    private static string TimeOf(string decision) =>
        DateTime.TryParseExact(decision.Split('.')[0], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "";

    private static Markup Changed(SiteBase site, string since, GraphDiff changes) => Markup.Of($"""
        <section aria-labelledby="changed"><h2 id="changed">Since the last site <small>{TimeOf(since)}</small></h2>
        {(changes.IsEmpty ? Markup.Of($"<p class=\"none\">Nothing changed.</p>\n") : new Markup())}
        """)
        .Add(List("Added", changes.Added.Select(entity => Words.Link(Links.Newest, entity))))
        .Add(List("Changed", changes.Changed.Select(change => Markup.Of($"{Link(site, change.Id)} <span class=\"about\">{string.Join(", ", change.Fields)}</span>"))))
        .Add(List("Merged", changes.Merged.Select(pair => Markup.Of($"<code>{pair.Loser}</code> is now {Link(site, pair.Winner)}"))))
        .Add(List("Of another kind", changes.Retyped.Select(pair => Markup.Of($"<code>{pair.Before}</code> is now {Link(site, pair.After)}"))))
        .Add(List("Gone", changes.Gone.Select(entity => Markup.Of($"{Words.Name(entity.Name, entity.Id)} <code>{entity.Id}</code>"))))
        .Add(List("New edges", changes.Edges.Added.Select(edge => Edge(site, edge))))
        .Add(List("Edges with other reasons or evidence", changes.Edges.Changed.Select(edge => Edge(site, edge))))
        .Add(List("Edges that moved or got another relation", changes.Edges.Moved.Concat(changes.Edges.Retyped).Select(pair => Edge(site, pair.After))))
        .Add(List("Edges that are gone", changes.Edges.Gone.Select(edge => Edge(site, edge))))
        .Add($"</section>\n");

    private static Markup List(string heading, IEnumerable<Markup> items)
    {
        var all = items.ToList();
        var rest = all.Count > MostOfAKind ? Markup.Of($"<p class=\"rest\">and {all.Count - MostOfAKind} more; 'curate diff' lists them</p>\n") : new Markup();
        return all.Count == 0 ? new Markup() : Markup.Of($"""
            <h3>{heading} <span class="count">({all.Count})</span></h3>
            <ul class="plain">
            {Markup.Join(all.Take(MostOfAKind).Select(item => Markup.Of($"<li>{item}</li>\n")))}</ul>
            {rest}
            """);
    }

    private static Markup Edge(SiteBase site, EdgeKey edge) =>
        Markup.Of($"{Link(site, edge.Source)} <span class=\"relation\">{edge.Relation.Replace('_', ' ')}</span> {Link(site, edge.Target)}");

    /// <summary>An end that is not there any more has no page.</summary>
    private static Markup Link(SiteBase site, EntityId id) =>
        site.Graph.StatusOf(id) is "active" or "merged" && site.Graph.FindEntity(id) is { } entity ? Words.Link(Links.Newest, entity) : Markup.Of($"<code>{id}</code>");
}
