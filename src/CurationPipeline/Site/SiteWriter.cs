using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What making a site did.</summary>
/// <param name="Files">How many it has now.</param>
/// <param name="Changed">How many of them are new or other than before.</param>
public sealed record SiteReport(int Files, int Changed, int Removed);

/// <summary>Makes the static site of a base as it is now: the same base gives the same bytes. One that has changed takes another writer.</summary>
public sealed class SiteWriter(GraphStore graph, KindCatalog catalog, SiteOptions options, DiskFiles? disk = null)
{
    /// <summary>Pages that are made together, by as many threads as there are processors.</summary>
    private const int AtOnce = 500;

    private static readonly string[] AssetFiles = ["site.css", "search.js"];

    private readonly SiteBase _site = new(graph, catalog, options);
    private readonly PageFrame _frame = new(options.Title);

    /// <summary>One entity's page as it stands in the site; null when there is no such entity.</summary>
    public string? Page(EntityId id) => graph.FindEntity(id) switch
    {
        null => null,
        { MergedInto: not null } merged => Redirect(merged).ToString(),
        var entity => Framed(EntityPage.Of(_site, _site.View(entity))[0]).ToString(),
    };

    /// <summary>Writes the site; of entities whose pages are written or kept only names are held in memory.</summary>
    /// <param name="folder">Empty, not there yet, or holding an earlier site.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <exception cref="CurationException">The folder holds something else.</exception>
    public SiteReport Write(string folder, CancellationToken cancellationToken = default) =>
        graph.AtOneMoment(() => WriteAll(folder, cancellationToken));

    private SiteReport WriteAll(string folder, CancellationToken cancellationToken)
    {
        var files = disk ?? new DiskFiles();
        var pages = new SitePages(new SiteFolder(folder, $"{Links.Assets}/files.txt", files), PageNotes.Read(options.Notes, folder, files));
        var history = SiteHistory.Next(folder, graph.Feed.LastId);
        var prints = new PagePrints(_site);
        var listed = WriteEntities(pages, prints, cancellationToken);
        WriteDisagreements(pages, prints);
        WriteIndexes(pages, prints, listed);
        pages.Write(null, graph.Redirects().Select(merged => new SiteFile(Links.To(merged.Id), Redirect(merged).Written)));
        pages.Write(null, Framed([NewestPage.Of(_site, history.Since, history.Since is null ? null : options.ChangesSince?.Invoke(history.Since))]));
        pages.WriteWhole(SiteHistory.File, history.ToString());
        pages.Write(null, Assets());
        return pages.Close();
    }

    private List<Listed> WriteEntities(SitePages pages, PagePrints prints, CancellationToken cancellationToken)
    {
        var listed = new List<Listed>();
        // One core makes a page while the disk takes that of another.
        foreach (var due in AllCores.Ahead(Due(pages, prints, listed)))
            AllCores.Map(due, item => pages.Write(item.Print, Framed(EntityPage.Of(_site, item.View))), cancellationToken);
        return listed;
    }

    /// <summary>What has to be made, some at a time. Read by one thread for all: several would wait for each other at the store.</summary>
    private IEnumerable<IReadOnlyList<(EntityView View, Fingerprint? Print)>> Due(SitePages pages, PagePrints prints, List<Listed> listed)
    {
        foreach (var some in graph.Listing().Chunk(AtOnce))
        {
            listed.AddRange(some.Select(item => Listed.Of(item.Id, item.Name, item.EdgeCount)));
            var due = some.Select(item => (item.Id, Print: prints.Of(item.Id))).Where(item => !pages.Keep(Links.To(item.Id), item.Print)).ToList();
            pages.Announce(due.Select(item => Links.To(item.Id)));
            yield return due.ConvertAll(item => (View(item.Id), item.Print));
        }
    }

    private void WriteDisagreements(SitePages pages, PagePrints prints)
    {
        var disputed = graph.EndsOf(BothSides.Opposing);
        var print = prints.Of(disputed);
        if (!pages.Keep(Links.Disagreements, print))
            pages.Write(print, Framed(DisagreementsPage.Of([.. disputed.Select(id => DisagreementsPage.Row(_site, View(id))).OfType<Markup>()])));
    }

    private void WriteIndexes(SitePages pages, PagePrints prints, List<Listed> listed)
    {
        var indexes = new Lazy<IndexPages>(() => new IndexPages(_site, listed));
        AllCores.Run(
            () => WriteLists(pages, prints.Of(listed), indexes),
            () => WriteSearch(pages, prints.OfTexts(listed), indexes));
    }

    private void WriteLists(SitePages pages, Fingerprint names, Lazy<IndexPages> indexes)
    {
        if (!pages.Keep(Links.Home, names))
            pages.Write(names, Framed(indexes.Value.All()));
    }

    private void WriteSearch(SitePages pages, Fingerprint texts, Lazy<IndexPages> indexes)
    {
        if (!pages.Keep(Links.Search, texts))
            pages.Write(texts, Framed([IndexPages.SearchPage()]).Concat(new SearchIndex(_site, indexes.Value.ByEdges, graph.Entities()).Files()));
    }

    /// <summary>An entity that is listed is there.</summary>
    private EntityView View(EntityId id) => _site.View(graph.FindEntity(id)!);

    private static IEnumerable<SiteFile> Assets() => AssetFiles.Select(asset => SiteFile.Of($"{Links.Assets}/{asset}", Asset(asset)));

    private static string Asset(string name)
    {
        using var stream = typeof(SiteWriter).Assembly.GetManifestResourceStream($"CurationPipeline.Site.{name}")
            ?? throw new InvalidOperationException($"The site's file '{name}' is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private IEnumerable<SiteFile> Framed(IEnumerable<ContentPage> pages) => pages.Select(page => new SiteFile(page.Path, Framed(page).Written));

    private Markup Framed(ContentPage page) => _frame.Page(
        page.Path, page.Title, page.Content, page.Path == Links.Search ? $"{Links.Assets}/search.js" : null);

    private Markup Redirect(Entity merged)
    {
        var winner = graph.Resolve(merged.Id);
        return _frame.Redirect(Links.To(merged.Id), Links.To(winner), graph.FindEntity(winner)?.Name ?? winner.ToString());
    }
}
