using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CurationPipeline.Graph;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Site;

public sealed class EntityPageTests(SampleBase sample) : IClassFixture<SampleBase>
{
    [Fact]
    public void The_page_of_alignment_faking_reads_well()
    {
        Snapshot.Verify(Html("concept:alignment-faking"), "html");
    }

    [Fact]
    public void The_neighborhood_is_grouped_counted_and_ranked()
    {
        var page = Page("concept:alignment-faking");

        Assert.Equal(
            ["Papers (2)", "Thinkers (3)", "Frameworks (1)", "Methods (1)", "Concepts (13)", "Artifacts (2)", "Quotes (2)"],
            page.QuerySelectorAll("#neighborhood h3").Select(Text));
        foreach (var group in page.QuerySelectorAll("#neighborhood ol"))
        {
            var counts = group.QuerySelectorAll(".edges").Select(count => int.Parse(count.TextContent.Split(' ')[0])).ToList();
            Assert.Equal(counts.OrderDescending(), counts);
        }

        Assert.Equal(
            ["Evaluation Awareness", "Strategic Deception", "Compliance Gap", "Opaque Reasoning Ability", "Sycophancy in LLMs"],
            page.QuerySelectorAll("#to-concept ~ ol .line > a").Take(5).Select(Text));
    }

    [Fact]
    public void A_relation_is_told_in_words_with_its_direction()
    {
        Assert.Contains("→ extends", Row("concept:alignment-faking", "Goal Misgeneralization"), StringComparison.Ordinal);
        Assert.Contains("← extended by", Row("concept:goal-misgeneralization", "Alignment Faking"), StringComparison.Ordinal);
        Assert.Contains("↔ analogous to", Row("concept:alignment-faking", "Sycophancy in LLMs"), StringComparison.Ordinal);
        Assert.Contains("← studied by", Row("concept:alignment-faking", "Joseph Carlsmith"), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_opens_with_the_words_the_page_and_the_role()
    {
        var details = Page("concept:alignment-faking").QuerySelectorAll("#to-paper ~ ol details")[0];

        Assert.False(details.HasAttribute("open"));
        Assert.Equal("Why, with 1 quote", Text(details.QuerySelector("summary")!));
        Assert.Contains("we observe explicit alignment-faking reasoning", Text(details.QuerySelector("blockquote")!), StringComparison.Ordinal);
        Assert.Contains("page 1 · result", Text(details.QuerySelector("figcaption")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Similar_entities_are_those_without_an_edge_above_the_threshold()
    {
        var section = Page("concept:alignment-faking").QuerySelector("#similar")!; // checked by what follows

        Assert.Equal("Related by similarity (7) cosine ≥ 0.65 · no typed edge", Text(section.QuerySelector("h2")!));
        Assert.Equal(
            "Alignment-Faking Reasoning Classifier method 0.861", Text(section.QuerySelectorAll(".line")[0]));
        Assert.DoesNotContain("Compliance Gap", section.QuerySelectorAll(".line > a").Select(Text));
        Assert.DoesNotContain("Scheming", section.QuerySelectorAll(".line > a").Select(Text));
    }

    [Fact]
    public void Where_nothing_is_similar_the_page_says_so()
    {
        Assert.Equal("None comes that near.", Text(Page("concept:scheming").QuerySelector("#similar .none")!));
    }

    [Fact]
    public void The_drawing_has_every_neighbor_once_and_none_over_another()
    {
        var page = Page("concept:alignment-faking");
        var labels = page.QuerySelectorAll(".drawing svg > a > text");

        Assert.Equal(24, labels.Length);
        Assert.Equal(24, labels.Select(label => (label.GetAttribute("x"), label.GetAttribute("y"))).Distinct().Count());
        foreach (var side in labels.GroupBy(label => label.GetAttribute("x")))
        {
            var heights = side.Select(label => double.Parse(label.GetAttribute("y")!)).Order().ToList(); // every label has one
            Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 20));
        }
    }

    [Fact]
    public void A_paper_shows_what_it_contributes_quotes_and_cites()
    {
        var page = Page("paper:greenblatt-2024-alignment-faking");

        Assert.Contains("Ryan Greenblatt, Carson Denison", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://arxiv.org/abs/2412.14093", page.QuerySelector(".facts a")!.GetAttribute("href"));
        Assert.Equal(["Page 1", "Page 3"], page.QuerySelectorAll("#quotes ~ figure figcaption").Select(caption => Text(caption)[..6]));
        Assert.Equal("What it cites of the base (6)", Text(page.QuerySelector("#cites")!));
        Assert.Contains("introduces Compliance Gap", Text(page.QuerySelector("#contributes ~ ul")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_shows_words_place_speaker_role_and_what_it_proves()
    {
        var page = Page("quote:greenblatt-2024-explicit-reasoning");

        Assert.Contains("answering harmful queries in training", Text(page.QuerySelector(".whole blockquote")!), StringComparison.Ordinal);
        Assert.Contains("page 1", Text(page.QuerySelector(".whole figcaption")!), StringComparison.Ordinal);
        Assert.Equal("Ryan Greenblatt and others, the authors", Text(page.QuerySelector(".facts dd")!));
        Assert.Equal("Evidence for (4)", Text(page.QuerySelector("#evidence-title")!));
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private string Row(string id, string neighbor) => Text(Page(id).QuerySelectorAll("#neighborhood .line").Single(line => line.QuerySelector("a")!.TextContent == neighbor));

    private string Html(string id) => sample.Writer.Page(EntityId.Parse(id))!; // in the sample base

    private IHtmlDocument Page(string id) => HtmlRules.Parse(Html(id));
}
