using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Extract;

public sealed class RuleExtractorTests
{
    private static readonly Document Paper = Sketch.Document(
        ["Ada Quill", "Ben Stone"],
        (BlockKind.Title, "Mirror Audits Reduce Reward Hacking"),
        (BlockKind.Authors, "Ada Quill, Ben Stone"),
        (BlockKind.Abstract, "Reward hacking is a failure mode in which a policy exploits its reward model. "
            + "We introduce Mirror Auditing (MA), a protocol that asks two graders in turn. "
            + "We find that Mirror Auditing halves the rate of reward hacking in six environments."),
        (BlockKind.Heading, "1 Introduction"),
        (BlockKind.Body, "Reward hacking worries many people. Mirror Auditing reduces reward hacking by asking twice. "
            + "Situational awareness leads to reward hacking in larger models. Jones et al. (2021) argue that reward hacking is inevitable. "
            + "Situational Awareness and reward hacking often appear together in one model."),
        (BlockKind.Heading, "5 Discussion"),
        (BlockKind.Body, "It remains unclear whether Mirror Auditing can survive situational awareness in stronger models. "
            + "Reward hacking with situational awareness deserves more study by other groups."),
        (BlockKind.Heading, "References"),
        (BlockKind.Reference, "Jones, K. The Inevitability of Proxy Gaming in Learned Systems. 2021."));

    private static readonly KnownEntity[] Known =
    [
        new("concept:situational-awareness", "concept", "Situational Awareness", [], ""),
        new("paper:jones-2021", "paper", "The inevitability of proxy gaming in learned systems", [], ""),
        new("concept:rag", "concept", "Rag", [], ""),
    ];

    [Fact]
    public async Task Everything_has_a_rationale_and_a_verbatim_quote()
    {
        var found = await new RuleExtractor().ExtractAsync(Paper, Known);

        var evidence = found.Entities.SelectMany(entity => entity.Evidence).Concat(found.Relations.SelectMany(relation => relation.Evidence)).ToList();
        Assert.All(found.Entities, entity => Assert.NotEmpty(entity.Evidence));
        Assert.All(found.Relations, relation => Assert.NotEmpty(relation.Evidence));
        Assert.All(evidence.Concat(found.Quotes), quote => Assert.Contains(quote.Text, Paper.Text, StringComparison.Ordinal));
        Assert.All(evidence.Concat(found.Quotes), quote => Assert.NotEmpty(quote.Rationale));
    }

    [Fact]
    public async Task Every_relation_is_one_that_the_catalog_allows()
    {
        var found = await new RuleExtractor().ExtractAsync(Paper, Known);

        Assert.All(found.Relations, relation => Assert.Null(
            KindCatalog.Default.WhyNot(relation.Source.Kind, relation.Relation, relation.Target.Kind)));
    }

    [Fact]
    public async Task A_curator_finds_what_the_paper_is_about()
    {
        var found = await new RuleExtractor().ExtractAsync(Paper, Known);

        Snapshot.Verify(Listing(found));
    }

    [Fact]
    public async Task A_known_entity_keeps_its_id_and_name()
    {
        var found = await new RuleExtractor().ExtractAsync(Paper, Known);

        Assert.Equal("Situational Awareness", found.Entities.Single(entity => entity.KnownId == "concept:situational-awareness").Name);
        Assert.DoesNotContain(found.Entities, entity => entity.KnownId == "concept:rag");
    }

    [Fact]
    public async Task The_same_document_gives_the_same_findings()
    {
        var first = await new RuleExtractor().ExtractAsync(Paper, Known);
        var second = await new RuleExtractor().ExtractAsync(Paper, [.. Known.Reverse()]);

        Assert.Equal(Listing(first), Listing(second));
    }

    [Fact]
    public async Task An_empty_paper_gives_only_itself()
    {
        var found = await new RuleExtractor().ExtractAsync(Sketch.Document((BlockKind.Body, "Nothing.")), []);

        Assert.Equal("sketch", Assert.Single(found.Entities).Name);
        Assert.Empty(found.Relations);
    }

    [Fact]
    public async Task What_is_too_much_for_one_review_is_named_as_a_loss()
    {
        var claims = string.Join(' ', Enumerable.Range(0, 30).Select(i =>
            $"We find that widget{i} gadgets{i} improve sprocket{i} throughput{i} in factory{i} settings."));

        var found = await new RuleExtractor().ExtractAsync(Sketch.Document((BlockKind.Body, claims)), []);

        Assert.Equal(10, found.Entities.Count(entity => entity.Kind == "claim"));
        Assert.Contains(found.Losses, loss => loss.What == "20 claims");
    }

    private static string Listing(Extraction found) => string.Join('\n',
    [
        .. found.Entities.Select(entity => $"{entity.Kind}: {entity.Name} [{string.Join(", ", entity.Aliases)}] {entity.Evidence[0].Rationale}"),
        .. found.Relations.Select(relation => $"{relation.Source.Name} -{relation.Relation}-> {relation.Target.Name} ({relation.Evidence[0].Role}) {relation.Rationale}"),
        .. found.Quotes.Select(quote => $"\"{quote.Text}\" {quote.Speaker} {quote.Rationale}"),
        "",
    ]);
}
