using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What making a site did.</summary>
/// <param name="Files">How many it has now.</param>
/// <param name="Changed">How many of them are new or other than before.</param>
public sealed record SiteReport(int Files, int Changed, int Removed);

/// <summary>Makes the static site of a base: the same base gives the same bytes.</summary>
public sealed class SiteWriter(GraphStore graph, KindCatalog catalog, SiteOptions options)
{
    /// <summary>Pages that are made together, by as many threads as there are processors.</summary>
    private const int AtOnce = 500;

    private readonly SiteBase _site = new(graph, catalog, options);
    private readonly PageFrame _frame = new(options.Title);

    /// <summary>One entity's page as it stands in the site; null when there is no such entity.</summary>
    public string? Page(EntityId id) => graph.FindEntity(id) switch
    {
        null => null,
        { MergedInto: not null } merged => Redirect(merged),
        var entity => Framed(EntityPage.Of(_site, EntityView.Of(entity, graph))[0]),
    };

    /// <summary>Writes the site; of entities whose pages are written only names are kept in memory.</summary>
    /// <param name="folder">Empty, not there yet, or holding an earlier site.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <exception cref="CurationException">The folder holds something else.</exception>
    public SiteReport Write(string folder, CancellationToken cancellationToken = default)
    {
        var files = new SiteFolder(folder, $"{Links.Assets}/files.txt");
        var history = SiteHistory.Next(folder, graph.Feed.LastId);
        var made = new List<MadePages>();
        foreach (var some in graph.Entities().Chunk(AtOnce))
        {
            var pages = new MadePages[some.Length];
            Parallel.For(0, some.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => pages[i] = Make(files, some[i]));
            made.AddRange(pages);
        }

        foreach (var merged in graph.Redirects())
            files.Write(Links.To(merged.Id), Redirect(merged));
        var indexes = new IndexPages(_site, [.. made.Select(pages => pages.Listed)]);
        Write(files, indexes.All());
        Write(files, DisagreementsPage.Of([.. made.Select(pages => pages.Dispute).OfType<Markup>()]));
        Write(files, [NewestPage.Of(_site, history.Since, history.Since is null ? null : options.ChangesSince?.Invoke(history.Since))]);
        files.Write(SiteHistory.File, history.ToString());
        foreach (var (path, content) in new SearchIndex(_site, indexes.ByEdges, graph.Entities()).Files())
            files.Write(path, content);
        foreach (var asset in new[] { "site.css", "search.js" })
            files.Write($"{Links.Assets}/{asset}", Asset(asset));
        files.Close();
        return new SiteReport(files.Count, files.Changed, files.Removed);
    }

    private MadePages Make(SiteFolder files, Entity entity)
    {
        var view = EntityView.Of(entity, graph);
        Write(files, EntityPage.Of(_site, view));
        return new MadePages(Listed.Of(view), DisagreementsPage.Row(_site, view));
    }

    private static string Asset(string name)
    {
        using var stream = typeof(SiteWriter).Assembly.GetManifestResourceStream($"CurationPipeline.Site.{name}")
            ?? throw new InvalidOperationException($"The site's file '{name}' is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Write(SiteFolder files, IEnumerable<ContentPage> pages)
    {
        foreach (var page in pages)
            files.Write(page.Path, Framed(page));
    }

    private string Framed(ContentPage page) => _frame.Page(
        page.Path, page.Title, page.Content, page.Path == Links.Search ? $"{Links.Assets}/search.js" : null);

    private string Redirect(Entity merged)
    {
        var winner = graph.Resolve(merged.Id);
        return _frame.Redirect(Links.To(merged.Id), Links.To(winner), graph.FindEntity(winner)?.Name ?? winner.ToString());
    }

    /// <summary>What of an entity is needed for the lists, once its own pages are written.</summary>
    private sealed record MadePages(Listed Listed, Markup? Dispute);
}
