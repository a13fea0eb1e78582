using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>The line-numbered paper reads as fixtures/README.md says.</summary>
public sealed class LineNumberedFixtureTests
{
    private static Document Paper => FixturePapers.Read(FixturePapers.LineNumbered);

    [Fact]
    public void Its_title_is_found() => Assert.Equal(
        "Oversight That Argues Back: Debate Among Weak Judges as a Check on Sycophantic Reviewers", Paper.Metadata.Title);

    [Fact]
    public void Its_line_numbers_stand_in_the_margin()
    {
        var numbers = Paper.Margins.Where(margin => margin.Kind == BlockKind.LineNumber).Select(margin => margin.Text).ToList();

        Assert.Contains("1", numbers);
        Assert.Contains("31", numbers);
        Assert.True(numbers.Count >= 100, $"Only {numbers.Count} line numbers were found.");
    }

    [Theory]
    [InlineData("since the preference data from which it learns reward agreement in the first place (Bai et al., 2022; Sharma et al., 2023).")]
    [InlineData("Does deference depend on what the reviewer is told about the author, or only on the work?")]
    [InlineData("This contradicts the common view that debate helps mainly because false arguments are easier to refute than to make.")]
    public void Its_sentences_are_free_of_numbers(string sentence) =>
        Assert.Contains(sentence, Paper.Text, StringComparison.Ordinal);

    [Fact]
    public void Its_running_header_is_not_text() =>
        Assert.DoesNotContain("Do not distribute", Paper.Text, StringComparison.Ordinal);
}
