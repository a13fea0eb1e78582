using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Tests.Extract;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Greenblatt et al. Found it. We did too.", "Greenblatt et al. Found it.|We did too.")]
    [InlineData("See Fig. 3 and Eq. 2. It rises by 0.5 points. Next.", "See Fig. 3 and Eq. 2.|It rises by 0.5 points.|Next.")]
    [InlineData("Some models (e.g. GPT) do. Others (i.e. BERT) don't.", "Some models (e.g. GPT) do.|Others (i.e. BERT) don't.")]
    [InlineData("J. R. Smith wrote it. He knew.", "J. R. Smith wrote it.|He knew.")]
    [InlineData("Details are in Appendix A. We move on.", "Details are in Appendix A.|We move on.")]
    [InlineData("It holds (Irving et al., 2018). So we say [12]. Does it? Yes!", "It holds (Irving et al., 2018).|So we say [12].|Does it?|Yes!")]
    [InlineData("“It complies.” Then it stops.", "“It complies.”|Then it stops.")]
    [InlineData("version 2.0.1 is out", "version 2.0.1 is out")]
    [InlineData("One. \n\n Two", "One.|Two")]
    [InlineData("", "")]
    public void A_text_is_cut_where_a_reader_would_cut_it(string text, string expected)
    {
        var sentences = Sentences.Of(text, new TextRange(0, text.Length)).Select(range => text[range.Start..range.End]);

        Assert.Equal(expected, string.Join('|', sentences));
    }

    [Fact]
    public void Only_the_stretch_asked_for_is_cut()
    {
        var text = "Not this. But this one. And not this.";

        Assert.Equal([new TextRange(10, 23)], Sentences.Of(text, new TextRange(10, 24)));
    }
}
