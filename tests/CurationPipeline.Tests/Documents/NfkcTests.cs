using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Documents;

public sealed class NfkcTests
{
    [Theory]
    [InlineData("e\uFB03cient \uFB01t", "efficient fit")]
    [InlineData("10\u00B2 \u00BD \u2026", "102 1\u20442 ...")]
    [InlineData("\uD835\uDC65 \uFF21", "x A")]
    [InlineData("caf\u0065\u0301 \u1EC7 \u0065\u0323\u0302 \u0065\u0302\u0323", "caf\u00E9 \u1EC7 \u1EC7 \u1EC7")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    public void Compatible_letters_become_the_plain_ones(string text, string expected)
    {
        Assert.Equal(expected, Nfkc.Of(text));
    }

    [Fact]
    public void Plain_text_comes_back_as_the_same_string()
    {
        const string text = "Plain text, na\u00EFve \u2013 \u201Cquoted\u201D.";

        Assert.Same(text, Nfkc.Of(text));
    }

    [Fact]
    public void A_lone_surrogate_does_no_harm()
    {
        Assert.Equal("a\uFFFDb", Nfkc.Of("a\uD835b"));
    }
}
