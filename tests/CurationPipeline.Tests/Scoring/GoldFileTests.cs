using CurationPipeline.Catalog;
using CurationPipeline.Scoring;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Scoring;

public sealed class GoldFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("honest-refusals")]
    [InlineData("line-numbered-oversight")]
    public void The_gold_that_comes_with_the_project_holds(string name)
    {
        var gold = GoldFile.Read(Repository.File("fixtures", "gold", $"{name}.gold.yaml"), KindCatalog.Default);

        Assert.InRange(gold.Right.Entities.Count, 10, 100);
        Assert.InRange(gold.Right.Quotes.Count, 5, 100);
        Assert.True(gold.IsComplete);
    }

    [Fact]
    public void Quotes_stand_where_the_paper_has_them()
    {
        var gold = Read("""
            paper: paper.txt
            quotes:
              - text: reward hacking grows with "scale"
            """);

        Assert.Equal([new PlacedQuote("Reward hacking grows with scale", 0, 31)], gold.Right.Quotes);
    }

    [Theory]
    [InlineData("quotes: [{text: Reward hacking shrinks with scale}]", "gold.yaml(2,17): the paper does not say this (one-word-changed); the nearest words are 'Reward hacking grows with scale")]
    [InlineData("entities: [{kind: virus, name: X}]", "gold.yaml(2,19): there is no kind 'virus'; the kinds are paper, thinker")]
    [InlineData("entities: [{kind: concept}]", "gold.yaml(2,12): the field 'name' is missing here.")]
    [InlineData("entities: [{kind: concept, name: X}, {kind: method, name: X}]", "gold.yaml(2,38): the name 'X' stands here a second time")]
    [InlineData("edges: [{source: this, relation: studies, target: Y}]", "gold.yaml(2,51): 'Y' is no entity of this file")]
    [InlineData("entities: [{kind: concept, name: X}]\nedges: [{source: X, relation: authored, target: this}]", "gold.yaml(3,31): 'authored' cannot join a concept to a paper")]
    [InlineData("covers: {kinds: [virus]}", "gold.yaml(2,18): the catalog has no 'virus'")]
    [InlineData("colour: red", "gold.yaml(2,1): there is no field 'colour' here; the fields are paper, covers, entities, edges, quotes.")]
    public void A_mistake_is_told_with_line_and_column(string yaml, string expected)
    {
        var mistake = Assert.Throws<CurationException>(() => Read($"paper: paper.txt\n{yaml}\n"));

        Assert.Contains(expected, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var mistake = Assert.Throws<CurationException>(() => Read("""
            paper: paper.txt
            entities:
              - {kind: virus, name: X}
              - {kind: concept, name: Y, colour: red}
            quotes:
              - text: Something else
            """));

        Assert.Equal(3, mistake.Message.Split('\n').Length);
    }

    [Fact]
    public void A_paper_that_is_not_there_is_told_of()
    {
        var mistake = Assert.Throws<CurationException>(() => Read("paper: other.txt\n"));

        Assert.Contains("gold.yaml(1,8): the paper cannot be read", mistake.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Gold Read(string yaml)
    {
        File.WriteAllText(_folder.File("paper.txt"), "Reward hacking grows with scale in every model that was tried.\n");
        var path = _folder.File("x.gold.yaml");
        File.WriteAllText(path, yaml);
        return GoldFile.Read(path, KindCatalog.Default);
    }
}
