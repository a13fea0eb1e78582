using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class PaperFactsTests
{
    private const string Title = "The Inevitability of Proxy Gaming in Learned Systems";

    private static readonly KnownEntity Cited = new("paper:proxy-gaming", "paper", Title, [], "");

    [Fact]
    public void A_reference_is_quoted_as_a_whole()
    {
        const string Reference = "Jones, K. The Inevitability of Proxy-Gaming in Learned Systems. 2021.";

        Assert.Equal(Reference, QuoteOf(Reference));
    }

    [Theory]
    [InlineData(20, 60)]
    [InlineData(60, 20)]
    [InlineData(70, 70)]
    public void Of_a_long_reference_whole_words_around_the_title_are_quoted(int before, int after)
    {
        var reference = $"{Names(before)}. {Title}. {Names(after)}.";

        var quote = QuoteOf(reference);

        Assert.Contains(Title, quote, StringComparison.Ordinal);
        Assert.InRange(quote.Length, Title.Length, 620);
        Assert.Contains($" {quote} ", $" {reference} ", StringComparison.Ordinal);
    }

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"Timothy Telleen{i}"));

    private static string QuoteOf(string reference)
    {
        var document = Sketch.Document((BlockKind.Body, "A body."), (BlockKind.Reference, "Nobody. Another work of that year. 2020."), (BlockKind.Reference, reference));

        return PaperFacts.Citations(document, [Cited], new EndMention("paper", "Mine")).Single().Cites.Evidence.Single().Text;
    }
}
