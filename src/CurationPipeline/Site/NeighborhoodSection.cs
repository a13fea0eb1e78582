using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>The neighborhood ranked by edge-count, grouped by kind; what does not fit on one page goes on pages of its own.</summary>
internal static class NeighborhoodSection
{
    /// <summary>How many neighbors of each kind the entity's own page shows where it cannot show all.</summary>
    private static readonly int[] Steps = [200, 100, 50, 25, 12, 6, 3, 1, 0];

    private const int ListBytes = 120_000;

    /// <param name="site">Where quotes and papers are looked up.</param>
    /// <param name="view">Whose neighborhood.</param>
    /// <param name="room">How many bytes the section may take; a large part of them for its lists at most.</param>
    public static NeighborhoodPages Of(SiteBase site, EntityView view, int room)
    {
        var section = Markup.Of($"""
            <section id="neighborhood" aria-labelledby="neighborhood-title">
            <h2 id="neighborhood-title">Neighborhood <small>ranked by edge-count</small></h2>

            """);
        if (view.Neighborhood.Groups.Count == 0)
            return new NeighborhoodPages(section.Add($"<p class=\"none\">Nothing is joined to this entry yet.</p>\n</section>\n"), []);
        var groups = view.Neighborhood.Groups
            .Select(neighbors => new RenderedGroup(neighbors, [.. neighbors.Items.Select(item => NeighborRow.Of(site, view.Path, item))]))
            .ToList();
        section.Add(Jumps(site, groups)).Add(NeighborhoodDrawing.Of(site, view));
        var shown = ShownOfEach(groups, Math.Min(room - section.Bytes, ListBytes));
        foreach (var neighbors in groups)
            section.Add(Group(site, view, neighbors, shown));
        return new NeighborhoodPages(
            section.Add($"</section>\n"),
            [.. groups.Where(neighbors => neighbors.Rows.Count > shown).SelectMany(neighbors => Continued(site, view, neighbors))]);
    }

    private static int ShownOfEach(List<RenderedGroup> groups, int room) =>
        groups.Sum(neighbors => neighbors.Sizes.Sum()) <= room ? int.MaxValue
        : Steps.First(step => step == 0 || groups.Sum(neighbors => neighbors.Sizes.Take(step).Sum()) <= room);

    private static Markup Jumps(SiteBase site, List<RenderedGroup> groups)
    {
        var links = groups.Select(neighbors => Markup.Of(
            $"<a class=\"{site.ClassOf(neighbors.Kind)}\" href=\"#to-{neighbors.Kind}\">{neighbors.Heading} <b>{neighbors.Rows.Count}</b></a>"));
        return Markup.Of($"<nav class=\"jumps\" aria-label=\"Neighborhood\">{Markup.Join(links, "\n")}</nav>\n");
    }

    private static Markup Group(SiteBase site, EntityView view, RenderedGroup neighbors, int shown)
    {
        var section = Markup.Of($"""
            <section class="{site.ClassOf(neighbors.Kind)}" aria-labelledby="to-{neighbors.Kind}">
            <h3 id="to-{neighbors.Kind}">{neighbors.Heading} <span class="count">({neighbors.Rows.Count})</span></h3>
            <ol class="rows">
            {Markup.Join(neighbors.Rows.Take(shown))}</ol>

            """);
        if (neighbors.Rows.Count > shown)
        {
            var all = Links.From(view.Path, Links.ToNeighbors(view.Id, neighbors.Kind, 1));
            section.Add($"<p class=\"rest\"><a href=\"{all}\">All {neighbors.Rows.Count} {neighbors.Heading}</a></p>\n");
        }

        return section.Add($"</section>\n");
    }

    private static IEnumerable<ContentPage> Continued(SiteBase site, EntityView view, RenderedGroup neighbors) => PagedList.Pages(
        neighbors.Rows,
        ListBytes,
        number => Links.ToNeighbors(view.Id, neighbors.Kind, number),
        path => Markup.Of($"""
            <p class="meta"><span class="{site.ClassOf(view.Id.Type)}">{view.Id.Type}</span> {Words.Link(path, view.Entity)}</p>
            <h1>{neighbors.Heading} <span class="count">({neighbors.Rows.Count})</span></h1>

            """),
        $"{neighbors.Heading} of {view.Entity.Name}");

    private sealed record RenderedGroup(NeighborGroup Of, IReadOnlyList<Markup> Rows)
    {
        public string Kind => Of.Kind;

        public string Heading => Of.Heading;

        public IReadOnlyList<int> Sizes { get; } = [.. Rows.Select(row => row.Bytes)];
    }
}

/// <summary>The section on the entity's page, and the pages that it needs beside it.</summary>
internal sealed record NeighborhoodPages(Markup Section, IReadOnlyList<ContentPage> More);
