using System.Text.RegularExpressions;
using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>What hidden-instructions.pdf hides is found, and is no part of its text.</summary>
public sealed partial class HiddenFixtureTests
{
    private static Document Paper => FixturePapers.Read(FixturePapers.HiddenInstructions);

    /// <summary>The numbered list of the README: how it is hidden, and the words.</summary>
    public static TheoryData<string, string> Sentences()
    {
        var readme = File.ReadAllText(Repository.File("fixtures", "README.md")).ReplaceLineEndings("\n");
        var data = new TheoryData<string, string>();
        foreach (Match match in Numbered().Matches(readme))
        {
            data.Add(match.Groups["how"].Value, match.Groups["words"].Value.Replace("\n   ", " ", StringComparison.Ordinal));
        }

        return data;
    }

    [Fact]
    public void The_readme_lists_seven_sentences() => Assert.Equal(7, Sentences().Count);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void No_hidden_sentence_is_text(string how, string words)
    {
        Assert.NotEmpty(how);
        Assert.DoesNotContain(Letters(words), Letters(Paper.Text), StringComparison.Ordinal);
        Assert.DoesNotContain(Letters(words)[..20], Letters(Paper.Text), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Every_sentence_hidden_on_a_page_is_reported(string how, string words)
    {
        if (how == "keywords")
            return;

        Assert.Contains(Letters(words), Letters(string.Concat(Paper.Hidden.Select(hidden => hidden.Text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It is therefore surprising that the conflict is usually discovered afterwards, from transcripts of the trained model.")]
    [InlineData("We propose to reverse the order.")]
    [InlineData("and the compliance gap of the trained model fell with it.")]
    [InlineData("and not what it would say to a trainer.")]
    public void The_text_around_what_is_hidden_stays_whole(string words) =>
        Assert.Contains(words, Paper.Text, StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^\d\. (?<how>[^:]+): (?<words>.+(\n   .+)*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
