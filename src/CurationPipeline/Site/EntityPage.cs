using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>An entity's page: what it is, what is special about its kind, its neighborhood, and what is similar to it.</summary>
internal static class EntityPage
{
    /// <summary>Below what a page may weigh, with room for its frame.</summary>
    private const int MostBytes = 190_000;

    /// <summary>The entity's own page first, then those that its lists need beside it.</summary>
    public static IReadOnlyList<ContentPage> Of(SiteBase site, EntityView view)
    {
        var head = EntityHead.Of(site, view).Add(EvidenceDetails.Section(site, view)).Add(Particular(site, view));
        var similar = SimilarSection.Of(site, view);
        var neighborhood = NeighborhoodSection.Of(site, view, MostBytes - head.Bytes - similar.Bytes);
        var page = Markup.Of($"<article>\n{head}{neighborhood.Section}{similar}</article>");
        return [new ContentPage(view.Path, $"{view.Entity.Name} ({view.Id.Type})", page), .. neighborhood.More];
    }

    private static Markup Particular(SiteBase site, EntityView view) => view.Entity switch
    {
        { Quote: { } quote } => QuoteSection.Of(site, view, quote),
        { Paper: { } paper } => PaperSection.Of(site, view, paper),
        _ => BothSides.Of(site, view),
    };
}
