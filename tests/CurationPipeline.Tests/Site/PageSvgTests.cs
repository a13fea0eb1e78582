using System.Globalization;
using System.Xml.Linq;
using CurationPipeline.Documents;
using CurationPipeline.Pdf;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Site;

public sealed class PageSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Words_stand_where_the_paper_has_them_at_its_widths()
    {
        using var pages = PageDrawings.Open(Repository.Paper("probing-situational-awareness.pdf"))!; // a PDF has pages
        var page = pages.Page(2)!;

        var texts = XElement.Parse(PageSvg.Of(page, []).ToString()).Elements(Svg + "text").ToList();

        Assert.Equal(page.Words.Select(word => word.Text), texts.Select(text => text.Value));
        Assert.All(texts.Zip(page.Words), pair => Assert.Equal(pair.Second.Length, Number(pair.First, "textLength"), 0.06f));
        Assert.All(texts.Zip(page.Words), pair => Assert.Equal(pair.Second.X, Number(pair.First, "x"), 0.06f));
    }

    [Fact]
    public void A_view_holds_the_marks_and_not_the_rest_of_the_page()
    {
        using var pages = PageDrawings.Open(Repository.Paper("probing-situational-awareness.pdf"))!; // a PDF has pages
        var page = pages.Page(2)!;
        Box[] marks = [page.Words[40].Box];

        var svg = XElement.Parse(PageSvg.Of(page, marks, PageSvg.Around(page, marks, 30)).ToString());

        Assert.Single(svg.Elements(Svg + "rect"), rect => (string?)rect.Attribute("class") == "hit");
        Assert.Contains(page.Words[40].Text, svg.Elements(Svg + "text").Select(text => text.Value));
        Assert.InRange(svg.Elements(Svg + "text").Count(), 1, page.Words.Count / 3);
    }

    [Fact]
    public void A_hostile_word_is_only_a_word()
    {
        const string Hostile = "</text><script>alert(1)</script>\u202E\"'&";
        var word = new DrawnWord(Hostile, 10, 10, 100, 10, 0, new Box(10, 0, 110, 12), false, false, false);

        var svg = XElement.Parse(PageSvg.Of(new PageDrawing(1, 200, 100, [word], []), []).ToString());

        Assert.Equal(Hostile.Replace("\u202E", "⟨U+202E⟩", StringComparison.Ordinal), Assert.Single(svg.Elements()).Value);
    }

    private static float Number(XElement element, string attribute) => float.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
