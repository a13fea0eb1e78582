using CurationPipeline.Documents;
using CurationPipeline.Ground;

namespace CurationPipeline.Tests.Ground;

/// <summary>Pairs of a source and a quote that differ in one small thing: whether the quote still says the same.</summary>
public sealed class MisquoteTests
{
    [Theory]
    [InlineData("was higher than 0.5, and if so", "5, and if so", false)]
    [InlineData("a score of 3.5 was better", "5 was better", false)]
    [InlineData("a score of .5 was better", "5 was better", false)]
    [InlineData("a score of .5 was better", "of .5 was better", true)]
    [InlineData("some 1,200 prompts", "some 1, 200 prompts", false)]
    [InlineData("for 1, 200 prompts", "for 1,200 prompts", false)]
    [InlineData("all 5,269,564 rows", "all 5, 269, 564 rows", false)]
    [InlineData("all 5, 269, 564 rows", "all 5,269,564 rows", false)]
    [InlineData("the years 2019,2020 and", "the years 2019, 2020 and", true)]
    [InlineData("where x⁻i is true", "where xi is true", false)]
    [InlineData("where x₋i is true", "where xi is true", false)]
    [InlineData("where x⁻i is true", "where x−i is true", true)]
    [InlineData("where ⁻i is true", "i is true", false)]
    [InlineData("in 5! ways at most", "in 5 ways at most", false)]
    [InlineData("in 5 ways at most", "in 5! ways at most", false)]
    [InlineData("that f(x) - g(x) is", "that f(x) g(x) is", false)]
    [InlineData("that f(x) g(x) is", "that f(x) − g(x) is", false)]
    public void Numbers_and_signs_stay_as_they_are(string source, string quote, bool isTrue) => AssertFinds(source, quote, isTrue);

    [Theory]
    [InlineData("is a typical case", "is atypical case", false)]
    [InlineData("an atypical case", "an a typical case", false)]
    [InlineData("behave in different ways", "behave indifferent ways", false)]
    [InlineData("not inconsistent with", "not in consistent with", false)]
    [InlineData("is nowhere to be seen", "is now here to be seen", false)]
    [InlineData("is now here to be seen", "is nowhere to be seen", false)]
    [InlineData("an apolitical answer", "an a political answer", false)]
    [InlineData("works with out labels", "works without labels", false)]
    [InlineData("not inconsistent with", "not in-\nconsistent with", true)]
    [InlineData("a dataset of prompts", "a data set of prompts", true)]
    [InlineData("a non compliant answer", "a noncompliant answer", true)]
    [InlineData("as they were told", "as they we're told", false)]
    [InlineData("what we're told", "what were told", false)]
    [InlineData("and it's unclear", "and its unclear", false)]
    [InlineData("the models' answers", "the models answers", true)]
    public void A_space_or_an_apostrophe_makes_no_other_word(string source, string quote, bool isTrue) => AssertFinds(source, quote, isTrue);

    [Theory]
    [InlineData("for all years (d ∈ [2015, 2025]) of it", "for all years (d ∈ ) of it", false)]
    [InlineData("lie in the interval [1, 10] for all", "lie in the interval for all", false)]
    [InlineData("take values in [1, 10] for all", "take values in for all", false)]
    [InlineData("for every model (Not GPT-4, 2023) of them", "for every model of them", false)]
    [InlineData("for every model (Since 2023) of them", "for every model of them", false)]
    [InlineData("for every model (Except Claude, 2023) of them", "for every model of them", false)]
    [InlineData("as others have found [1, 10] for all", "as others have found for all", true)]
    [InlineData("as others have found [2015, 2020] for all", "as others have found for all", true)]
    [InlineData("as others have found (See Smith, 2020) for all", "as others have found for all", true)]
    [InlineData("as Nothdurft found (Nothdurft, 2020) for all", "as Nothdurft found for all", true)]
    public void Only_a_citation_is_left_out_like_one(string source, string quote, bool isTrue) => AssertFinds(source, quote, isTrue);

    [Theory]
    [InlineData("wrong in 93.7% of all cases", "wrong in [ninety percent] of all cases")]
    [InlineData("so 93.7% of models are wrong", "[Ninety percent] of models are wrong")]
    [InlineData("so 93.7% of models are wrong", "[94 percent] of models are wrong")]
    [InlineData("It was found (Smith et al., 2020) that it is safe", "It was found [Jones et al.] that it is safe")]
    [InlineData("It was found (Smith et al., 2020) that it is safe", "It was found [Jones and Miller] that it is safe")]
    [InlineData("Nobody knows what it does", "[Everyone] knows what it does")]
    [InlineData("where few know what it does", "[All] know what it does")]
    [InlineData("where nobody knows what it does", "where [everyone] knows what it does")]
    [InlineData("where never a model knows it", "where [ever] a model knows it")]
    [InlineData("it was of help in the end", "it was of help[less] in the end")]
    [InlineData("it was of help in the end", "it was of help[less in the] in the end")]
    public void A_bracket_that_says_something_else_is_refused(string source, string quote) => AssertFinds(source, quote, isTrue: false);

    [Fact]
    public void A_quote_may_begin_right_behind_a_footnotes_mark()
    {
        const string text = "Some words of a body.\n\n1We focus on the first of them.";
        var marked = QuoteIndex.OfText(text).Document with { Marks = [new TextRange(23, 24)] };

        Assert.NotNull(new QuoteIndex(marked).Find("We focus on the first of them."));
        Assert.NotNull(new QuoteIndex(marked).Find("1We focus on the first of them."));
        Assert.Null(new QuoteIndex(marked).Find("e focus on the first of them."));
        Assert.Null(QuoteIndex.OfText(text).Find("We focus on the first of them."));
    }

    private static void AssertFinds(string source, string quote, bool isTrue) =>
        Assert.Equal(isTrue, QuoteIndex.OfText($"Here is what they say: {source} and more.").Find(quote) is not null);
}
