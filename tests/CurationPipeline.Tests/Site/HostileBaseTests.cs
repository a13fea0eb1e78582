using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Site;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Site;

/// <summary>Names and descriptions come from papers and models: whatever they hold, the pages stay whole.</summary>
public sealed class HostileBaseTests
{
    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>",
        "</title></h1><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' style='position:fixed",
        "javascript:alert(1)",
        "&lt;b&gt; <!-- ]]> {{7*7}} ${7*7}",
    ];

    private static readonly string[] Units = ["x", "&", "\u202E", "漢", "word "];

    [Fact]
    public void A_hostile_text_is_text_everywhere()
    {
        using var pages = new Written(folder => Everywhere(folder, Texts));

        Assert.Empty(pages.Broken());
        for (var i = 0; i < Texts.Length; i++)
        {
            var page = HtmlRules.Parse(pages.Read($"concept/hostile-{i}.html"));
            Assert.Equal(Texts[i], page.QuerySelector("h1")!.TextContent);
            Assert.Equal(Texts[i], page.QuerySelector(".description")!.TextContent);
            Assert.Contains(Texts[i], page.QuerySelector("title")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(Texts[i], page.QuerySelector(".aliases li")!.TextContent);
        }
    }

    [Fact]
    public void Marks_that_turn_text_around_are_shown()
    {
        using var pages = new Written(folder => Everywhere(folder, ["safe\u202Egnp.exe\u2066"]));

        Assert.Empty(pages.Broken());
        var html = pages.Read("concept/hostile-0.html");
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u2066', html);
        Assert.Equal("safe⟨U+202E⟩gnp.exe⟨U+2066⟩", HtmlRules.Parse(html).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Texts_of_a_hundred_kilobytes_keep_pages_small()
    {
        using var pages = new Written(folder => Everywhere(folder, [.. Units.Select(unit => string.Concat(Enumerable.Repeat(unit, 100_000)))]));

        Assert.Empty(pages.Broken());
        Assert.Contains("seeds/concept/hostile-0.yaml", pages.Read("concept/hostile-0.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_of_papers_lead_only_where_they_say()
    {
        var paper = TestBase.Paper("Notes") with { Paper = new PaperDetails(["A"], 2020, "javascript:alert(1)", "10.1/\"><script>", []) };
        using var pages = new Written(folder => folder.Approve(paper));

        Assert.Empty(pages.Broken());
        Assert.Empty(HtmlRules.Parse(pages.Read("paper/notes.html")).QuerySelectorAll(".facts a"));
    }

    [Fact]
    public void An_entity_with_thousands_of_edges_shows_all_on_more_pages()
    {
        const int Many = 600;
        using var pages = new Written(folder =>
        {
            folder.Approve([TestBase.Concept("Hub"), .. Enumerable.Range(0, Many).Select(i => TestBase.Concept($"Spoke {i}", "One of very many descriptions."))]);
            folder.Decide([.. Enumerable.Range(0, Many).Select(i => new NewDecision.ApproveEdge(
                TestBase.Edge("concept:hub", "associated_with", $"concept:spoke-{i}"), []))]);
        });

        Assert.Empty(pages.Broken());
        var lists = pages.Names("concept/hub.concept.*.html").Order(StringComparer.Ordinal).ToList();
        Assert.True(lists.Count > 1);
        Assert.Equal(
            Enumerable.Range(0, Many).Select(i => $"Spoke {i}").Order(StringComparer.Ordinal),
            lists.SelectMany(page => HtmlRules.Parse(pages.Read(page)).QuerySelectorAll(".rows .line > a")).Select(link => link.TextContent).Order(StringComparer.Ordinal));
        var hub = HtmlRules.Parse(pages.Read("concept/hub.html"));
        Assert.Equal("All 600 Concepts", hub.QuerySelector(".rest a")!.TextContent);
        Assert.Equal(40, hub.QuerySelectorAll(".drawing svg > a").Length);
        Assert.Contains("The 40 best connected of 600 neighbors.", hub.QuerySelector(".drawing figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_alone_has_a_page_that_says_so()
    {
        using var pages = new Written(folder => folder.Approve(TestBase.Concept("Alone")));

        Assert.Contains("Nothing is joined to this entry yet.", pages.Read("concept/alone.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_merged_id_leads_on_to_the_entity_that_it_became()
    {
        using var pages = new Written(folder =>
        {
            folder.Approve(TestBase.Concept("Old name"), TestBase.Concept("New name"));
            folder.Decide(new NewDecision.Merge(TestBase.Id("concept:old-name"), TestBase.Id("concept:new-name")));
        });

        Assert.Empty(pages.Broken());
        var page = HtmlRules.Parse(pages.Read("concept/old-name.html"));
        Assert.Equal("0; url=new-name.html", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal("New name", page.QuerySelector("main a")!.TextContent);
        Assert.Contains("Old name", HtmlRules.Parse(pages.Read("concept/new-name.html")).QuerySelector(".aliases")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Each text in every place that a name, a description, a reason or a quote goes to.</summary>
    private static void Everywhere(TestBase folder, IReadOnlyList<string> texts)
    {
        folder.Approve([TestBase.Concept("Plain"), .. texts.SelectMany((text, i) => new[]
        {
            new Entity(TestBase.Id($"concept:hostile-{i}"), text, text) { Aliases = [text] },
            new Entity(TestBase.Id($"paper:notes-{i}"), text, text) { Paper = new PaperDetails([text, text], 1843, text, text, [text]) },
        })]);
        folder.Decide([.. texts.SelectMany((text, i) => new NewDecision[]
        {
            new NewDecision.ApproveEdge(
                TestBase.Edge($"concept:hostile-{i}", "associated_with", "concept:plain", text),
                [TestBase.Quote(text, $"paper:notes-{i}") with { Speaker = text, Rationale = text }]),
            new NewDecision.ApproveEdge(TestBase.Edge($"paper:notes-{i}", "studies", $"concept:hostile-{i}", text), []),
        })]);
    }

    private sealed class Written : IDisposable
    {
        private readonly TestBase _base = new();
        private readonly TemporaryFolder _folder = new();

        public Written(Action<TestBase> fill)
        {
            fill(_base);
            new SiteWriter(_base.Graph, _base.Base.Catalog, new SiteOptions()).Write(_folder.Path);
        }

        public string Read(string page) => File.ReadAllText(_folder.File(page), Encoding.UTF8);

        public IEnumerable<string> Names(string pattern) => Directory.EnumerateFiles(_folder.Path, pattern).Select(file => Path.GetRelativePath(_folder.Path, file));

        public IEnumerable<string> Broken() => Directory.EnumerateFiles(_folder.Path, "*.html", SearchOption.AllDirectories)
            .SelectMany(file => HtmlRules.Broken(Path.GetRelativePath(_folder.Path, file), File.ReadAllText(file)));

        public void Dispose()
        {
            _base.Dispose();
            _folder.Dispose();
        }
    }
}
