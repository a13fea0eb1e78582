using CurationPipeline.Catalog;
using CurationPipeline.Scoring;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Scoring;

public sealed class GoldLinesTests : IDisposable
{
    private const string Sentence = """
        {"doc_id": "7", "sentence": "Gated Recurrent Units ( GRUs ) were used for parsing , on the Oak dataset .", "ner": [["Gated Recurrent Units", "Method"], ["GRUs", "Method"], ["parsing", "Task"], ["Oak", "Dataset"]], "rel": [["GRUs", "Synonym-Of", "Gated Recurrent Units"], ["GRUs", "Used-For", "parsing"], ["Gated Recurrent Units", "Evaluated-With", "Oak"]]}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Labelled_sentences_become_one_paper()
    {
        var gold = Assert.Single(Read(Sentence + "\n" + Sentence + "\n"));

        Assert.Equal("7", gold.Document);
        Assert.Equal(
            ["method Gated Recurrent Units [GRUs]", "concept parsing []", "artifact Oak []"],
            gold.Right.Entities.Select(entity => $"{entity.Kind} {entity.Name} [{string.Join(", ", entity.Aliases)}]"));
        Assert.Equal(
            ["Gated Recurrent Units addresses parsing", "Gated Recurrent Units uses Oak"],
            gold.Right.Edges.Select(edge => $"{edge.Source.Name} {edge.Relation} {edge.Target.Name}"));
    }

    [Fact]
    public void Sentences_read_as_they_were_printed()
    {
        var gold = Assert.Single(Read(Sentence));

        Assert.Equal("Gated Recurrent Units (GRUs) were used for parsing, on the Oak dataset.", gold.Source.Text);
    }

    [Fact]
    public void Only_what_the_labels_speak_of_is_covered()
    {
        var covers = Assert.Single(Read(Sentence)).Covers;

        Assert.Equal(["concept", "method", "artifact"], covers.Kinds!.OrderBy(kind => Array.IndexOf(["concept", "method", "artifact"], kind)));
        Assert.Contains("uses", covers.Relations!);
        Assert.DoesNotContain("authored", covers.Relations!);
        Assert.False(covers.Quotes);
    }

    [Fact]
    public void A_map_says_what_labels_mean()
    {
        var map = LabelMap.Parse("Method = framework\nUsed-For = reversed part_of # the task has it\nTask = concept\n", "my.map", KindCatalog.Default);

        var gold = Assert.Single(Read(Sentence, map));

        Assert.Equal(["framework", "framework", "concept"], gold.Right.Entities.Select(entity => entity.Kind));
        Assert.Equal(["parsing part_of GRUs"], gold.Right.Edges.Select(edge => $"{edge.Source.Name} {edge.Relation} {edge.Target.Name}"));
    }

    [Theory]
    [InlineData("Method framework", "my.map(1): 'Method framework' is no line of a map; write 'Their-Label = our_name'.")]
    [InlineData("Method = virus", "my.map(1): the catalog has no kind or relation 'virus'")]
    [InlineData("Method = method\nMethod = concept", "my.map(2): 'Method' stands here a second time")]
    public void A_mistake_in_a_map_is_told_with_its_line(string map, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<CurationException>(() => LabelMap.Parse(map, "my.map", KindCatalog.Default)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "x.jsonl(1): this is not a JSON object")]
    [InlineData("[1]", "x.jsonl(1): this is not a JSON object: it is no object.")]
    [InlineData("{\"doc_id\": 1}", "x.jsonl(1): the field 'ner' is missing")]
    [InlineData("{\"doc_id\": 1, \"sentence\": \"\", \"rel\": [], \"ner\": [[\"a\"]]}", "x.jsonl(1): 'ner' has to list lists of 2 texts.")]
    [InlineData("", "x.jsonl: the file is empty")]
    public void A_line_of_another_form_is_told_of(string line, string expected) =>
        Assert.Contains(expected, Assert.Throws<CurationException>(() => Read(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fact_is_supported_where_its_terms_are_joined()
    {
        var essays = Read("""{"id": 3, "topic": "Bees", "content": "Bees make honey.", "facts": ["Worker bees make honey.", "Bees sleep.", "Honey keeps, and wax keeps."]}""");
        NamedEntity bee = new("concept", "Worker Bee", []), honey = new("concept", "honey", []), wax = new("concept", "Wax", []);
        var run = new Run("rules", [new RunDocument("essay-3", new Annotation([bee, honey, wax], [new NamedEdge(bee, "associated_with", honey)], []), 0, null)]);

        var support = FactSupport.Of(essays, run);

        Assert.Equal([(true, true), (false, false), (true, false)], support.Facts.Select(fact => (fact.Named, fact.Joined)));
        Assert.Equal((1, 2, 1), (support.Supported, support.Named, support.Edges));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Gold> Read(string lines, LabelMap? map = null)
    {
        File.WriteAllText(_folder.File("x.jsonl"), lines);
        return GoldLines.Read(_folder.File("x.jsonl"), map, KindCatalog.Default);
    }
}
