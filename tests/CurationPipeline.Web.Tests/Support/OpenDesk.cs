using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Web.Tests.Support;

/// <summary>A base of its own with the fixture paper ingested, and a desk that is open on it.</summary>
internal sealed class OpenDesk : IAsyncDisposable
{
    public const string Paper = "okafor-lind-2025-probing-situational-awareness-linear";

    /// <summary>An entity of the sample base, and one that is near it without an edge.</summary>
    public static readonly EntityId Faking = EntityId.Parse("concept:alignment-faking");
    public static readonly EntityId Unjoined = EntityId.Parse("concept:deceptive-alignment");

    private readonly TemporaryFolder _folder;
    private readonly DeskServer _server;

    private OpenDesk(TemporaryFolder folder, DeskServer server)
    {
        _folder = folder;
        _server = server;
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true }) { BaseAddress = server.Address };
    }

    /// <summary>Requests as a browser sends them.</summary>
    public HttpClient Browser { get; }

    public Uri Address => _server.Address;

    public string Folder => _folder.Path;

    public string ReviewFile => _folder.File("reviews", Paper + ".review.yaml");

    public ReviewFile Review => ReviewReader.Read(ReviewFile);

    public static async Task<OpenDesk> OnFixtureAsync()
    {
        var folder = new TemporaryFolder();
        var seeds = Repository.File("seeds");
        foreach (var file in Directory.EnumerateFiles(seeds, "*", SearchOption.AllDirectories))
        {
            var copy = folder.File("seeds", Path.GetRelativePath(seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using (var knowledge = KnowledgeBase.Open(folder.Path))
        {
            await foreach (var result in new Pipeline(knowledge, new RuleExtractor()).IngestAsync([Repository.Paper("probing-situational-awareness.pdf")]))
                Assert.Null(result.Error);
        }

        return await OnAsync(folder);
    }

    public static async Task<OpenDesk> OnAsync(TemporaryFolder folder) => new(folder, await ServeAsync(folder.Path));

    /// <summary>Another desk on the same base.</summary>
    public static Task<DeskServer> ServeAsync(string folder) =>
        DeskServer.StartAsync(new DeskOptions(folder, "Ada", paper => File.Exists(Path.Combine(folder, paper.File)) ? Path.Combine(folder, paper.File) : null)
        {
            Similarity = _ => (id => id == Faking ? [new Similar(Unjoined, 0.81)] : [], 0.6),
        });

    /// <summary>A page, which has to be valid.</summary>
    public async Task<IHtmlDocument> GetAsync(string address) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(await Browser.GetStringAsync(new Uri(address, UriKind.Relative)));

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>A part of a page, which has to be valid.</summary>
    public async Task<IHtmlDocument> GetPartAsync(string address) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true })
        .ParseDocument($"<!DOCTYPE html><title>part</title>{await Browser.GetStringAsync(new Uri(address, UriKind.Relative))}");

    /// <summary>Sends a form of a page as a browser would, with other values for some fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string formSelector, params (string Name, string Value)[] values)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector(formSelector));
        var fields = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in values)
            fields[name] = value;
        return await PostAsync(form.GetAttribute("action")!, fields);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", origin ?? Address.GetLeftPart(UriPartial.Authority));
        return await Browser.SendAsync(request);
    }

    public static string ItemAddress(string key) => $"/paper/{Paper}/item/{key}";

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
