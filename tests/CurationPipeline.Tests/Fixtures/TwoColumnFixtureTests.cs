using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>The two-column paper reads as fixtures/README.md says.</summary>
public sealed class TwoColumnFixtureTests
{
    private static Document Paper => FixturePapers.Read(FixturePapers.TwoColumns);

    [Fact]
    public void It_reads_without_losses()
    {
        Assert.Empty(Paper.Losses);
        Assert.Empty(Paper.Hidden);
        Assert.Equal(6, Paper.PageCount);
    }

    [Fact]
    public void Its_first_page_names_it()
    {
        var metadata = Paper.Metadata;

        Assert.Equal(
            "Probing Situational Awareness: Linear Readouts of Training Context Predict the Compliance Gap", metadata.Title);
        Assert.Equal(["Renée Okafor-Lind", "Tomasz Rydel", "Mei-Lin Kastner"], metadata.Authors);
        Assert.Equal(2025, metadata.Year);
        Assert.StartsWith("2511.99991", metadata.ArxivId, StringComparison.Ordinal);
        Assert.Equal("10.5555/curation.2025.0101", metadata.Doi);
        Assert.StartsWith("Large language models (LLMs) sometimes behave", metadata.Abstract, StringComparison.Ordinal);
        Assert.EndsWith("behaves after deployment.", metadata.Abstract, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_sections_come_in_reading_order() => FixturePapers.AssertInOrder(
        Paper.Text,
        "Introduction", "A student who works hard", "Our contributions are these", "Background and Definitions",
        "Relation to goal misgeneralization", "Methods that shape preferences", "The Stage Cue Corpus", "Models and data",
        "The probe transfers", "Cue-Stripped Evaluation", "What scratchpads add", "Ablations", "Related Work",
        "Limitations and Open Questions", "Conclusion", "References", "Attention is all you need");

    [Fact]
    public void Sentences_run_over_columns_and_pages()
    {
        Assert.Contains("Greenblatt et al. [8] showed that a production model does this", Paper.Text, StringComparison.Ordinal);
        Assert.Contains("The passage is drawn from one of five families.", Paper.Text, StringComparison.Ordinal);
        Assert.Contains("resistant to later training because the model fakes", Paper.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Our results suggest that situational awareness is a sufficiently concrete quantity")]
    [InlineData("evaluations which leave it uncontrolled will overestimate")]
    [InlineData("A model that is fine-tuned with reinforcement learning")]
    [InlineData("dense maps alternate with self-attention [21]")]
    [InlineData("for each held-out family.")]
    [InlineData("Overt alignment-faking reasoning")]
    [InlineData("agreed with the intended one")]
    public void Broken_words_are_whole_again(string words) => Assert.Contains(words, Paper.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("offline")]
    [InlineData("shuffled")]
    [InlineData("difficult")]
    [InlineData("firmly")]
    [InlineData("Offensive")]
    public void Ligatures_are_letters(string word) => Assert.Contains(word, Paper.Text, StringComparison.Ordinal);

    [Fact]
    public void Headers_page_numbers_and_stamp_stay_in_the_margin()
    {
        Assert.DoesNotContain("Okafor-Lind, Rydel and Kastner", Paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("arXiv:2511", Paper.Text, StringComparison.Ordinal);
        Assert.Contains(Paper.Margins, margin => margin.Text.Contains("Rydel and Kastner", StringComparison.Ordinal));
        Assert.Contains(Paper.Margins, margin => margin.Text.Contains("arXiv:2511.99991v1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Probing Situational Awareness:", BlockKind.Title)]
    [InlineData("How the probe is used.", BlockKind.Caption)]
    [InlineData("This paper, its authors, its models", BlockKind.Footnote)]
    [InlineData("Understanding intermediate layers", BlockKind.Reference)]
    [InlineData("Related Work", BlockKind.Heading)]
    [InlineData("Intervention points the same way.", BlockKind.Body)]
    public void Blocks_are_told_apart(string words, BlockKind kind)
    {
        var at = Paper.Text.IndexOf(words, StringComparison.Ordinal);

        Assert.Equal(kind, Assert.Single(Paper.Blocks, block => block.Range.Contains(at)).Kind);
    }

    [Fact]
    public void Superscript_citations_are_marked()
    {
        var marks = Paper.Marks.Select(mark => Paper[mark].ToString()).ToList();

        Assert.Contains("12", marks);
        Assert.Contains("14", marks);
    }
}
