using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Site;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Site;

/// <summary>A quote's page shows the page of its paper with the words marked.</summary>
public sealed class DrawnQuoteTests : IDisposable
{
    private const string Words = "We propose Cue-Stripped Evaluation (CSE), a protocol in three steps";

    private readonly TestBase _base = new();

    public DrawnQuoteTests()
    {
        _base.Approve(Paper("Notes"));
        _base.Decide(new NewDecision.ApproveQuote(TestBase.Quote(Words), []));
    }

    [Fact]
    public void The_page_is_drawn_with_its_words_marked()
    {
        var html = Page(quote => Pages(quote.Text));

        var drawing = HtmlRules.Parse(html).QuerySelector("figure.page svg.sheet")!;
        Assert.Empty(HtmlRules.Broken("quote/x.html", html));
        Assert.NotEmpty(drawing.QuerySelectorAll("rect.hit"));
        Assert.Contains("Cue-Stripped", string.Join(' ', drawing.QuerySelectorAll("text").Select(word => word.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_paper_the_page_does_without()
    {
        Assert.DoesNotContain("On the page", Page(_ => []), StringComparison.Ordinal);
        Assert.DoesNotContain("On the page", Page(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heavy_page_shows_the_strip_around_the_words()
    {
        var page = Pages(Words)[0];
        var crowd = page.Page.Words.SelectMany(word => Enumerable.Repeat(word, 8)).ToList();
        var heavy = page with { Page = page.Page with { Words = crowd } };

        Assert.True(PageSvg.Of(heavy.Page, heavy.Marked).Bytes > 200_000);
        Assert.InRange(heavy.Draw(whole: true).Bytes, 1_000, 120_000);
    }

    public void Dispose() => _base.Dispose();

    private static IReadOnlyList<MarkedPage> Pages(string words)
    {
        var file = Repository.Paper("probing-situational-awareness.pdf");
        var index = new QuoteIndex(DocumentReader.Read(file));
        using var pages = PageDrawings.Open(file)!; // it is a PDF
        return
        [
            .. index.Find(words)!.Parts.SelectMany(index.BoxesOf).GroupBy(place => place.Page)
                .Select(page => new MarkedPage(pages.Page(page.Key)!, [.. page.Select(place => place.Box)])),
        ];
    }

    private string Page(Func<QuoteDetails, IReadOnlyList<MarkedPage>>? pagesOf)
    {
        var quote = _base.Graph.Entities("quote").Single().Id;
        return new SiteWriter(_base.Graph, _base.Base.Catalog, new SiteOptions { PagesOf = pagesOf }).Page(quote)!; // it is there
    }
}
