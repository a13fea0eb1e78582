using CurationPipeline.Documents;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class IntroductionsTests
{
    [Theory]
    [InlineData("A grader often agrees with whoever asks it, and we call this tendency grader deference in what follows.", "Grader Deference")]
    [InlineData("Graders give in to pressure over many turns, and we call this well known effect grader fatigue.", "Grader Fatigue")]
    [InlineData("Graders give in to pressure over many turns, and we call this grader fatigue in the rest of the text.", "Grader Fatigue")]
    public void A_name_that_is_given_goes_without_what_it_is_given_to(string sentence, string expected) =>
        Assert.Contains(expected, Terms(sentence).Select(term => Names.Display(term.Name)));

    [Theory]
    [InlineData("We propose Mirror Panels, in which two graders are asked in turn about the same answer.", "method")]
    [InlineData("We study Mirror Panels here, and we introduce Mirror Panels to the reader in this section.", "concept")]
    [InlineData("We propose Mirror Panels, a dataset of answers that two graders have seen and did not agree about.", "artifact")]
    public void What_is_proposed_is_a_method_where_nothing_says_otherwise(string sentence, string kind) =>
        Assert.Equal(kind, Terms(sentence).Single(term => Names.Key(term.Name) == "mirror panel").Kind);

    private static IEnumerable<Term> Terms(string sentence)
    {
        var terms = new TermTable();
        Introductions.Collect(Passage.Read(Sketch.Document([], (BlockKind.Title, "A Title"), (BlockKind.Abstract, sentence))), terms);
        return terms.All;
    }
}
