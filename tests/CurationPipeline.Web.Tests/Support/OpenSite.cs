using CurationPipeline.Seeds;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;
using Microsoft.Playwright;

namespace CurationPipeline.Web.Tests.Support;

/// <summary>The sample base's site, given to a browser page as a web server would give it; every other address is refused and noted.</summary>
public sealed class OpenSite : IDisposable
{
    public const string Origin = "http://site.test/";

    private readonly TemporaryFolder _folder = new();

    public OpenSite()
    {
        var seeds = Repository.File("seeds");
        foreach (var file in Directory.EnumerateFiles(seeds, "*", SearchOption.AllDirectories))
        {
            var copy = _folder.File("base", "seeds", Path.GetRelativePath(seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // below the base
            File.Copy(file, copy);
        }

        using var knowledge = KnowledgeBase.Open(_folder.File("base"), new FakeTime());
        knowledge.Decide([new Graph.NewDecision.Merge(Graph.EntityId.Parse("concept:scheming"), Graph.EntityId.Parse("concept:deceptive-alignment"))], "tester");
        new SiteWriter(knowledge.Graph, knowledge.Catalog, new SiteOptions()).Write(_folder.File("site"));
    }

    /// <summary>What the browser complained of or asked elsewhere for, on all pages so far.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>A page that sees this site and nothing else.</summary>
    public async Task<IPage> PageAsync(IBrowser browser, BrowserNewPageOptions? options = null)
    {
        var page = await browser.NewPageAsync(options);
        page.SetDefaultTimeout(Chromium.Patience);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Complaints.Add(error);
        await page.RouteAsync("**/*", Answer);
        return page;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Words that begin as no word of the base does have no file, which is how the search knows.</summary>
    private void Note(IConsoleMessage message)
    {
        if (!message.Location.Contains("/site-files/words/", StringComparison.Ordinal))
            Complaints.Add(message.Text);
    }

    private async Task Answer(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if (!route.Request.Url.StartsWith(Origin, StringComparison.Ordinal))
        {
            Complaints.Add($"asked for {address}");
            await route.AbortAsync();
            return;
        }

        var file = _folder.File("site", address.AbsolutePath.TrimStart('/') is { Length: > 0 } path ? path : "index.html");
        // Browsers ask for an icon by themselves.
        await route.FulfillAsync(File.Exists(file) ? new RouteFulfillOptions { Path = file } : new RouteFulfillOptions { Status = address.AbsolutePath == "/favicon.ico" ? 204 : 404 });
    }
}
