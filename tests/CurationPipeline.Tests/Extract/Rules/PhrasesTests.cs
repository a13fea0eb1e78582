using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("We find that the reward model generalizes poorly.", "reward model")]
    [InlineData("Alignment faking is subtle.", "Alignment faking")]
    [InlineData("We propose to evaluate it carefully, using many new models.", "")]
    [InlineData("The training data and the test set are in Figure 3.", "")]
    public void What_is_left_is_a_noun_phrase(string sentence, string expected)
    {
        var names = Phrases.In(sentence).Where(Phrases.IsName).Where(phrase => phrase.Words > 1).Select(phrase => phrase.Text);

        Assert.Equal(expected, string.Join('|', names));
    }

    [Theory]
    [InlineData("a novel Consistency Training, which", "Consistency Training")]
    [InlineData("the problem of", null)]
    public void The_phrase_after_a_cue_ends_where_it_breaks(string text, string? expected) =>
        Assert.Equal(expected, Phrases.After(text, 0)?.Text is { } found && found.Contains(' ', StringComparison.Ordinal) ? found : null);
}
