using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>Fingerprints of all that pages are made of: the graph, the options, the catalog, and the program itself.</summary>
internal sealed class PagePrints(SiteBase site)
{
    private readonly EntityPrints _graph = site.Graph.Prints();
    private readonly Fingerprint _all = OfAllPages(site);

    /// <summary>Of an entity's page; null where that cannot be known without making it.</summary>
    public Fingerprint? Of(EntityId id)
    {
        var print = _all + _graph.OfAll(id);
        if (site.Options.SimilarTo is { } similarTo)
            print += similarTo(id).Aggregate(default(Fingerprint), (sum, other) => sum + Fingerprint.Of(other.Id.ToString(), Exact(other.Score)) + _graph.OfOwn(other.Id));
        if (id.Type != "quote" || site.Options.PagesOf is null)
            return print;
        return site.Options.DrawnFrom is { } drawnFrom && site.Graph.FindEntity(id)?.Quote is { } quote ? print + Fingerprint.Of("drawn", drawnFrom(quote.Paper)) : null;
    }

    /// <summary>Of pages that show these entities with what is around them.</summary>
    public Fingerprint Of(IEnumerable<EntityId> ids) => ids.Aggregate(_all, (sum, id) => sum + _graph.OfAll(id));

    /// <summary>Of pages that show names and edge-counts alone.</summary>
    public Fingerprint Of(IEnumerable<Listed> listed) => listed.Aggregate(
        _all, (sum, item) => sum + Fingerprint.Of(item.Id.ToString(), item.Name, item.EdgeCount.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Of what is searched: all texts of these entities, and nothing around them.</summary>
    public Fingerprint OfTexts(IEnumerable<Listed> listed) => listed.Aggregate(_all, (sum, item) => sum + _graph.OfOwn(item.Id));

    private static Fingerprint OfAllPages(SiteBase site) =>
        Fingerprint.Of("made by", VersionOf(typeof(PagePrints)), VersionOf(typeof(Pdf.PdfDocument)))
        + Fingerprint.Of("options", site.Options.Title, Exact(site.Options.Threshold), site.Options.SimilarTo is null ? null : "similar", site.Options.PagesOf is null ? null : "drawn", site.Options.AskOf is null ? null : "asks")
        + Fingerprint.Of(["entities", .. site.Catalog.Entities.Select(kind => kind.ToString())])
        + Fingerprint.Of(["relations", .. site.Catalog.Relations.Select(kind => $"{kind.Name} {kind.Symmetric} {kind.Inverse}")]);

    /// <summary>Another one for every program that was built of other code.</summary>
    private static string VersionOf(Type type) => type.Module.ModuleVersionId.ToString();

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
