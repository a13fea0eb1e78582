using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

public sealed class YamlPlaceTests
{
    [Theory]
    [InlineData("[", 1)]
    [InlineData("- ", 1)]
    [InlineData("{a: ", 1)]
    [InlineData("? ", 1)]
    public void Endless_nesting_is_refused_with_its_place(string opening, int line)
    {
        var mistake = Assert.Throws<CurationException>(() => YamlPlace.Parse(string.Concat(Enumerable.Repeat(opening, 100_000)), "a.yaml", "delete it"));

        Assert.StartsWith($"a.yaml({line},", mistake.Message, StringComparison.Ordinal);
        Assert.EndsWith("lists and fields are nested more than 50 deep here; take the nesting out.", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &x text\nb: *x\n", "a.yaml(2,4): '*x'")]
    [InlineData("a: &x [*x]\n", "a.yaml(1,8): '*x'")]
    [InlineData("a: &x [y, y]\nb: &z [*x, *x]\n? [*z, *z]\n: 1\n", "a.yaml(2,8): '*x'")]
    public void A_value_that_stands_elsewhere_is_refused(string yaml, string start)
    {
        var mistake = Assert.Throws<CurationException>(() => YamlPlace.Parse(yaml, "a.yaml", "delete it"));

        Assert.Equal($"{start} stands for a value that is written elsewhere; write the value itself here.", mistake.Message);
    }

    [Theory]
    [InlineData("a: 1\nb:\n  - : x\n    c: y\n", 3)]
    [InlineData("a: 1\nb: !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!![x]\n", 2)]
    public void What_the_library_stumbles_over_is_told_with_its_line(string yaml, int line)
    {
        var mistake = Assert.Throws<CurationException>(() => YamlPlace.Parse(yaml, "a.yaml", "delete it"));

        Assert.Equal(
            $"a.yaml({line},1): this is not YAML: a field has no name here, or something begins with '?' or '!'; write the name, or put quotes around it.",
            mistake.Message);
    }

    [Fact]
    public void A_message_repeats_no_endless_value()
    {
        var mistake = Assert.Throws<CurationException>(() => CatalogFile.Parse($"entities: [{{name: '{new string('X', 100_000)}', plural: xs, definition: An x.}}]\nrelations: []\n", "catalog.yaml"));

        Assert.InRange(mistake.Message.Length, 100, 600);
        Assert.EndsWith("XXX' may only have small letters a to z, digits and '_'.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_the_place()
    {
        using var folder = new TemporaryFolder();
        var text = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity())).Replace("decision: pending", "decision: pending\n    note: Café.", StringComparison.Ordinal);
        var path = folder.File("a.review.yaml");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        var line = text[..text.IndexOf("Café", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var mistake = Assert.Throws<CurationException>(() => ReviewReader.Read(path));

        Assert.Equal($"{path}({line},14): this is not UTF-8, as it would be in another encoding; save the file as UTF-8.", mistake.Message);
    }

    [Theory]
    [InlineData('\u2028', "2028")]
    [InlineData('\u0085', "0085")]
    [InlineData('\f', "000C")]
    public void A_review_file_holds_no_odd_line_ends(char odd, string code)
    {
        var text = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity())).Replace("rationale: It says so.", $"rationale: It says{odd}so.", StringComparison.Ordinal);

        var mistake = Assert.Throws<CurationException>(() => ReviewReader.Parse(text, "a.review.yaml"));

        Assert.Contains($"): the character U+{code} stands here, which some programs take for the end of a line; delete it.", mistake.Message, StringComparison.Ordinal);
    }
}
