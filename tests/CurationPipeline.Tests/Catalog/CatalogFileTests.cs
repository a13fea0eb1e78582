using CurationPipeline.Catalog;

namespace CurationPipeline.Tests.Catalog;

public sealed class CatalogFileTests
{
    private const string Small = """
        entities:
          - name: paper
            plural: Papers
            definition: A text.
        relations:
          - name: cites
            definition: One names the other.
            inverse: cited by
            from: [paper]
            to: [paper]
        """;

    [Fact]
    public void The_default_has_nine_kinds_and_sixteen_relations()
    {
        Assert.Equal(9, KindCatalog.Default.Entities.Count);
        Assert.Equal(16, KindCatalog.Default.Relations.Count);
        Assert.Equal(["associated_with", "analogous_to"], KindCatalog.Default.Relations.Where(kind => kind.Symmetric).Select(kind => kind.Name));
    }

    [Fact]
    public void A_catalog_of_ones_own_is_read()
    {
        var catalog = CatalogFile.Parse(Small, "catalog.yaml");

        Assert.Null(catalog.WhyNot("paper", "cites", "paper"));
        Assert.False(catalog.FindRelation("cites")!.Symmetric);
    }

    [Theory]
    [InlineData("from: [paper]", "from: [papper]", "catalog.yaml(9,12): there is no kind of entity 'papper'; 'entities' above lists paper.")]
    [InlineData("plural: Papers", "plurals: Papers", "catalog.yaml(3,5): there is no field 'plurals' here; the fields are name, plural, definition.")]
    [InlineData("inverse: cited by", "symmetric: maybe\n    inverse: cited by", "catalog.yaml(8,16): 'symmetric' is true or false, not 'maybe'.")]
    [InlineData("- name: cites", "- name: Cites!", "catalog.yaml(6,11): the name 'Cites!' may only have small letters a to z, digits and '_'.")]
    [InlineData("from: [paper]", "from: paper", "catalog.yaml(9,11): 'from' has to be a list.")]
    public void A_mistake_is_told_with_line_and_column(string right, string wrong, string message)
    {
        var exception = Assert.Throws<CurationException>(() => CatalogFile.Parse(Small.Replace(right, wrong, StringComparison.Ordinal), "catalog.yaml"));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Broken_yaml_is_told_with_line_and_column()
    {
        var exception = Assert.Throws<CurationException>(() => CatalogFile.Parse("entities: [", "catalog.yaml"));

        Assert.StartsWith("catalog.yaml(2,1): this is not YAML: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relation_says_what_it_may_join()
    {
        Assert.Equal(
            "'authored' cannot join a paper to a thinker; it leads from thinker to paper.",
            KindCatalog.Default.WhyNot("paper", "authored", "thinker"));
    }
}
