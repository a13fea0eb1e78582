using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What means something close and is not joined: candidates for new edges, or duplicates.</summary>
internal static class SimilarSection
{
    private const int Shown = 20;
    private const int LongestDescription = 320;

    public static Markup Of(SiteBase site, EntityView view)
    {
        if (site.Options.SimilarTo is not { } similarTo)
            return new Markup();
        var joined = view.Neighborhood.Groups.SelectMany(neighbors => neighbors.Items).Select(neighbor => neighbor.Id).ToHashSet();
        var closest = similarTo(view.Id);
        var similar = closest
            .Where(other => other.Score >= site.Options.Threshold && other.Id != view.Id && !joined.Contains(other.Id))
            .OrderByDescending(other => other.Score).ThenBy(other => other.Id)
            .Select(other => (other.Score, Entity: site.Graph.FindEntity(other.Id)))
            .Where(other => other.Entity is { MergedInto: null })
            .ToList();
        var rows = similar.Take(Shown).Select(other => Row(site, view, other.Entity!, other.Score)); // filtered above
        return Markup.Of($"""
            <section id="similar" aria-labelledby="similar-title">
            <h2 id="similar-title">Related by similarity <span class="count">({(closest.Count < Similar.Most ? $"{similar.Count}" : $"{similar.Count} or more")})</span> <small>cosine ≥ {site.Options.Threshold} · no typed edge</small></h2>
            <p class="about">Entities in the same semantic neighborhood but without a typed relation to this one: candidates for new edges or unrecognized duplicates.</p>
            {(similar.Count == 0 ? Markup.Of($"<p class=\"none\">None comes that near.</p>") : Markup.Of($"<ol class=\"rows\">\n{Markup.Join(rows)}</ol>"))}
            {(similar.Count > Shown ? $"The {Shown} closest are shown." : "")}
            </section>

            """);
    }

    private static Markup Row(SiteBase site, EntityView view, Entity other, double score) => Markup.Of($"""
        <li class="{site.ClassOf(other.Id.Type)}"><p class="line">{Words.Link(view.Path, other)} <span class="{site.ClassOf(other.Id.Type)}">{other.Id.Type}</span>{Ask(site, view, other)} <span class="edges">{score.ToString("0.000", CultureInfo.InvariantCulture)}</span></p>
        <p class="about"><bdi>{SafeText.Cut(other.Description, LongestDescription)}</bdi></p></li>

        """);

    private static Markup Ask(SiteBase site, EntityView view, Entity other) => site.Options.AskOf is { } askOf
        ? Markup.Of($" <a href=\"{askOf(view.Id, other.Id)}\" title=\"Say what {view.Entity.Name} and {other.Name} are to each other\">edge or duplicate?</a>")
        : new Markup();
}
