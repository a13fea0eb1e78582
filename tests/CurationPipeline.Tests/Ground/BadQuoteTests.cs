using System.Diagnostics;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Ground;

/// <summary>What no honest reader would call a quote: answered, never slow, never accepted by accident.</summary>
public sealed class BadQuoteTests
{
    private const int Million = 1_000_000;

    // Measured in a debug build: 5 to 150 ms. A cost that grows with the square of the length would take hours.
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(5);

    private static readonly Lazy<QuoteIndex> Paper = new(() => new QuoteIndex(DocumentReader.Read(Repository.Paper("line-numbered-oversight.pdf"))));

    private static readonly Dictionary<string, string> Endless = new()
    {
        { "a letter", new string('a', Million) },
        { "a digit", new string('7', Million) },
        { "full stops", new string('.', Million) },
        { "spaces", new string(' ', Million) },
        { "opening brackets", new string('[', Million) },
        { "brackets", Repeated("[ab]") },
        { "brackets and words", Repeated("[not] oversight ") },
        { "ellipses", Repeated("oversight of models \u2026 ") },
        { "dots and spaces", Repeated(". ") },
        { "combining marks", "a" + new string('\u0301', Million) },
        { "half surrogates", new string('\uD835', Million) },
        { "emoji", Repeated("\uD83D\uDC4D") },
        { "a script without spaces", Repeated("模型假装对齐") },
        { "citations", Repeated("(Smith, 2020) [12] ") },
        { "signs", Repeated("<>%\u00B1=\u2212") },
        { "a sentence", Repeated("Oversight by a weaker model fails when labels are few. ") },
    };

    public static TheoryData<string> Kinds => [.. Endless.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_million_characters_are_refused_in_time(string what)
    {
        var quote = Endless[what];
        var papers = new PaperIndex(OwnWords.Texts);
        papers.Add(Paper.Value);
        papers.Add("endless.txt", "endless", quote[..^1]);
        var clock = Stopwatch.StartNew();

        var grounding = papers.Ground(Paper.Value, quote);

        Assert.IsType<Grounding.Missing>(grounding);
        Assert.True(clock.Elapsed < Generous, $"{what}: {clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_paper_of_a_million_such_characters_is_asked_in_time(string what)
    {
        var text = Endless[what];
        var clock = Stopwatch.StartNew();
        var index = QuoteIndex.OfText(text);

        Assert.IsType<Grounding.Missing>(index.Ground("Reviewers approve what [they] read … only when the labels are good, and not otherwise."));
        Assert.IsType<Grounding.Missing>(index.Ground(text[..40_000] + " but it is not so"));
        index.Ground("oversight");

        Assert.True(clock.Elapsed < Generous, $"{what}: {clock.Elapsed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("…")]
    [InlineData("[…] [...]")]
    [InlineData("\u201C\u201D")]
    [InlineData("!?.,;:-()[]{}")]
    [InlineData("<>=%")]
    [InlineData("4")]
    [InlineData("2024")]
    [InlineData("0.5%")]
    [InlineData("1,000")]
    [InlineData("−3")]
    [InlineData("監督")]
    [InlineData("надзор за моделями")]
    [InlineData("εποπτεία μοντέλων")]
    [InlineData("إشراف")]
    [InlineData("ov")]
    public void Nothing_that_says_nothing_is_accepted(string quote) =>
        Assert.IsType<Grounding.Missing>(Paper.Value.Ground(quote));

    [Fact]
    public void A_whole_page_is_answered_and_marked_as_long()
    {
        var page = Paper.Value.Document.TextOfPage(2);

        var found = Assert.IsType<Grounding.Anchored>(Paper.Value.Ground(page));

        Assert.Contains(found.Marks, mark => mark.StartsWith("long: ", StringComparison.Ordinal));
        Assert.IsType<Grounding.Missing>(Paper.Value.Ground(page.Replace(" not ", " ", StringComparison.Ordinal)));
    }

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, Million / text.Length));
}
