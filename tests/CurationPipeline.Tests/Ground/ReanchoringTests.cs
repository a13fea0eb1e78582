using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Ground;

public sealed class ReanchoringTests
{
    [Fact]
    public void Each_quote_of_an_earlier_version_has_its_fate()
    {
        var version = QuoteIndex.OfText("The model complies in 12% of cases. A new sentence. The probe is used and not only readable.");

        var fates = Reanchoring.In(version, [
            Quote("The probe is used and not only readable.", 1),
            Quote("The probe is used and not only readable.", 3),
            Quote("The model complies in 14% of cases.", 1),
            Quote("Quantum chromodynamics on a lattice of quarks.", 1)]);

        Assert.Equal([QuoteFate.Unchanged, QuoteFate.Moved, QuoteFate.Changed, QuoteFate.Vanished], fates.Select(fate => fate.Fate));
        Assert.Equal("The model complies in [-14-] {+12+} % of cases", fates[2].Difference);
        Assert.Equal("The model complies in 12% of cases.", fates[2].Now?.Text);
        Assert.Null(fates[3].Now);
    }

    [Fact]
    public void Quotes_of_the_first_version_are_found_again_in_the_second()
    {
        var first = new QuoteIndex(DocumentReader.Read(Repository.Paper("probing-situational-awareness.pdf")));
        var second = new QuoteIndex(DocumentReader.Read(Repository.Paper("probing-situational-awareness-v2.pdf")));
        var quotes = Sentences(first).ToList();

        var fates = Reanchoring.In(second, quotes).GroupBy(fate => fate.Fate).ToDictionary(group => group.Key, group => group.Count());

        Assert.True(quotes.Count > 60, $"The paper has {quotes.Count} sentences.");
        var counts = string.Join(", ", fates.Select(fate => $"{fate.Key} {fate.Value}"));
        Assert.True(fates[QuoteFate.Unchanged] > quotes.Count / 2, counts);
        Assert.True(fates.GetValueOrDefault(QuoteFate.Moved) > 0, counts);
        Assert.True(fates[QuoteFate.Changed] + fates.GetValueOrDefault(QuoteFate.Vanished) is > 2 and < 40, counts);
        Assert.All(Reanchoring.In(first, quotes), fate => Assert.Equal(QuoteFate.Unchanged, fate.Fate));
    }

    [Fact]
    public void A_place_in_the_text_of_an_older_reader_is_told()
    {
        var quote = new AcceptedQuote("quote:q", "It complies in most cases.", 1, new TextRange(3, 29), Reader: 0);

        var fate = Assert.Single(Reanchoring.In(QuoteIndex.OfText("Never mind. It complies in most cases."), [quote]));

        Assert.Equal((QuoteFate.Moved, new TextRange(12, 38)), (fate.Fate, fate.Now!.Range));
        Assert.Equal(QuoteFate.Unchanged, Reanchoring.In(QuoteIndex.OfText("A. It complies in most cases."), [quote])[0].Fate);
    }

    [Fact]
    public void Hashes_tell_words_from_typography()
    {
        var hash = QuoteHash.Of("The e\uFB03cient “model”");

        Assert.NotEqual(hash.Text, QuoteHash.Of("The efficient \"model\"").Text);
        Assert.Equal(hash.Skeleton, QuoteHash.Of("The efficient \"model\"").Skeleton);
        Assert.NotEqual(hash.Skeleton, QuoteHash.Of("The efficient models").Skeleton);
    }

    private static AcceptedQuote Quote(string text, int page) => new("quote:q", text, page, new TextRange(0, text.Length));

    private static IEnumerable<AcceptedQuote> Sentences(QuoteIndex paper) =>
        from block in paper.Document.Blocks
        where block.Kind == BlockKind.Body
        from sentence in paper.Text[block.Range.Start..block.Range.End].Split(". ")
        where sentence.Length > 60
        select paper.Find(sentence) into found
        where found is not null
        select new AcceptedQuote("quote:q", found.Text, found.Page, found.Range);
}
