using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>The sample base in seeds/ is in order, and its central page shows what it is meant to show.</summary>
public sealed class SampleBaseTests
{
    private static readonly Lazy<IReadOnlyList<(string Path, string Yaml)>> Files = new(() =>
        [.. Directory.GetFiles(Repository.File("seeds"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => file.Item1 != "seeds/catalog.yaml")
            .OrderBy(file => file.Item1, StringComparer.Ordinal)]);

    private static KindCatalog Catalog => KindCatalog.Default;

    private static IEnumerable<SeedEntry> Entries => Files.Value.Select(file => SeedReader.Read(file.Yaml, file.Path, Catalog));

    [Fact]
    public void Every_entry_is_in_its_canonical_form() =>
        Assert.All(Files.Value, file => Assert.Equal(file.Yaml, SeedWriter.Write(SeedReader.Read(file.Yaml, file.Path, Catalog))));

    [Fact]
    public void Every_edge_is_allowed_and_leads_to_an_entry()
    {
        var ids = Entries.Select(entry => entry.Entity.Id).ToHashSet();

        Assert.All(Entries.SelectMany(entry => entry.Edges), edge =>
        {
            Assert.Null(Catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type));
            Assert.Contains(edge.Target, ids);
            Assert.All(edge.Evidence, evidence => Assert.Contains(evidence.Quote, ids));
        });
    }

    [Fact]
    public void Every_entry_has_a_description_and_every_edge_a_reason() => Assert.All(Entries, entry =>
    {
        Assert.NotEmpty(entry.Entity.Description);
        Assert.All(entry.Edges, edge => Assert.NotEmpty(edge.Rationale));
    });

    [Fact]
    public void No_entry_stands_alone()
    {
        var joined = Entries.SelectMany(entry => entry.Edges).SelectMany(edge => (EntityId[])[edge.Source, edge.Target]).ToHashSet();

        Assert.All(Entries, entry => Assert.Contains(entry.Entity.Id, joined));
    }

    [Fact]
    public void Its_quotes_stand_in_the_paper_on_their_pages()
    {
        if (Repository.Corpus("papers", "greenblatt-2024-alignment-faking.pdf") is not { } path)
            return;

        var document = DocumentReader.Read(path);
        var index = new QuoteIndex(document);

        Assert.Contains(document.Sha256, Entries.SelectMany(entry => entry.Entity.Paper?.Sha256 ?? []));
        Assert.All(Entries.Select(entry => entry.Entity.Quote).OfType<QuoteDetails>(), quote =>
            Assert.Equal(quote.Page, Assert.IsType<Grounding.Anchored>(index.Ground(quote.Text)).Page));
    }

    [Fact]
    public void Alignment_faking_has_its_neighborhood()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, yaml) in Files.Value)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            File.WriteAllText(folder.File(path), yaml);
        }

        using var knowledge = KnowledgeBase.Open(folder.Path, new FakeTime());
        var groups = knowledge.Graph.NeighborhoodOf(EntityId.Parse("concept:alignment-faking")).Groups;

        Assert.Equal(
            ["Papers (2)", "Thinkers (3)", "Frameworks (1)", "Methods (1)", "Concepts (13)", "Artifacts (2)", "Quotes (2)"],
            groups.Select(group => $"{group.Heading} ({group.Items.Count})"));
        Assert.Equal(
            [
                "Evaluation Awareness", "Strategic Deception", "Compliance Gap", "Opaque Reasoning Ability", "Sycophancy in LLMs",
                "Training-Deployment Behavior Gap", "Preference Conflict", "Situational Awareness", "Anti-AI-Lab Behavior",
                "Persona Sampling Hypothesis", "Preference Locking", "Compromising Behavior", "Goal Misgeneralization",
            ],
            groups[4].Items.Select(item => item.Name));
    }
}
