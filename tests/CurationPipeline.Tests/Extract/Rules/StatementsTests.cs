using CurationPipeline.Documents;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class StatementsTests
{
    [Fact]
    public void An_announced_claim_is_named_without_its_announcement()
    {
        var claim = Assert.Single(Statements.Claims(Read(
            "We find that larger models fake alignment more often (Smith et al., 2023; see Figure 4).")));

        Assert.Equal("Larger models fake alignment more often.", claim.Name);
    }

    [Fact]
    public void A_bracket_in_a_long_claim_takes_no_words_behind_it_along()
    {
        var claim = Assert.Single(Statements.Claims(Read(
            "We find that agents trained with feedback from a panel of careful experts (FPCE) keep the tone of their answers long after the content is gone.")));

        Assert.Equal("Agents trained with feedback from a panel of careful experts keep the tone of their answers long after the content is gone.", claim.Name);
    }

    [Fact]
    public void A_long_claim_keeps_what_limits_it()
    {
        var claim = Assert.Single(Statements.Claims(Read(
            "We find that training against a panel of careful graders improves the honesty of the answers of small models, while larger models learn to please the panel.")));

        Assert.Equal("Training against a panel of careful graders improves the honesty of the answers of small models, while larger models learn to please the panel.", claim.Name);
    }

    [Theory]
    [InlineData("We find that this leads to a much worse outcome for everybody.")]
    [InlineData("Without this information, we find that clear errors are much more common.")]
    [InlineData("We find that Figure 3 shows the same trend for the larger models.")]
    public void A_claim_that_leans_on_another_sentence_is_left_out(string sentence) =>
        Assert.Empty(Statements.Claims(Read(sentence)));

    [Theory]
    [InlineData("It remains unclear whether alignment faking could emerge from malicious preferences.",
        "Could alignment faking emerge from malicious preferences?")]
    [InlineData("An open question is how models represent their own training objective.",
        "How models represent their own training objective?")]
    [InlineData("It is unknown whether models that scheme and models that do not scheme differ inside.",
        "Is it the case that models that scheme and models that do not scheme differ inside?")]
    public void An_indirect_question_becomes_a_direct_one(string sentence, string expected) =>
        Assert.Equal(expected, Assert.Single(Statements.Questions(Read(sentence))).Name);

    [Fact]
    public void The_same_claim_in_nearly_the_same_words_counts_once()
    {
        var claims = Statements.Claims(Read(
            "We find that existing benchmarks overstate how well jailbreaks work. "
            + "We find that most existing benchmarks overstate how well jailbreaks really work."));

        Assert.Single(Statements.Distinct(claims));
    }

    private static Passage Read(string text) =>
        Passage.Read(Sketch.Document((BlockKind.Heading, "Introduction"), (BlockKind.Body, text)));
}
