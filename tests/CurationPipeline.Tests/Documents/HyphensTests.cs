using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Documents;

public sealed class HyphensTests
{
    [Theory]
    [InlineData("the align", "ment of models", false)]
    [InlineData("with self", "attention layers", true)]
    [InlineData("the well", "known result", true)]
    [InlineData("Mann", "Whitney", true)]
    [InlineData("GPT4", "based", true)]
    [InlineData("the weak-to", "strong gap", true)]
    [InlineData("the some", "thing unknown", false)]
    public void The_words_of_the_document_decide(string before, string after, bool keeps)
    {
        var hyphens = new Hyphens();
        hyphens.Learn("alignment and self-attention are known; attention matters to strong weak-to-strong results here");

        Assert.Equal(keeps, hyphens.Keeps(before, after));
    }

    [Fact]
    public void The_last_word_of_a_broken_line_teaches_nothing()
    {
        var hyphens = new Hyphens();
        hyphens.Learn("we look at co-op-");

        Assert.False(hyphens.Keeps("co", "op"));
    }
}
