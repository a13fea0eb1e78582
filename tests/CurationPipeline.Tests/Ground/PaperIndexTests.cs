using CurationPipeline.Ground;

namespace CurationPipeline.Tests.Ground;

public sealed class PaperIndexTests
{
    private const string One = "Models fake alignment when they are told how they will be trained. The effect is robust to many changes.";
    private const string Two = "Oversight by weaker models is possible when the labels are many. It fails when the labels are few and wrong.";

    [Fact]
    public void A_quote_from_another_paper_is_told_from_which()
    {
        var (papers, one) = Some();

        var missing = (Grounding.Missing)papers.Ground(one, "Oversight by weaker models is possible when the labels are many.");

        Assert.Equal(MissingReason.FromAnotherPaper, missing.Reason);
        Assert.Equal(["two.txt"], missing.FoundIn);
    }

    [Fact]
    public void A_quote_from_our_prompt_is_told_as_such()
    {
        var (papers, one) = Some();

        Assert.Equal(MissingReason.FromPrompt, ((Grounding.Missing)papers.Ground(one, "Return every quote exactly as it stands")).Reason);
    }

    [Fact]
    public void An_altered_quote_of_another_paper_is_not_found_in_it()
    {
        var (papers, one) = Some();

        var missing = (Grounding.Missing)papers.Ground(one, "Oversight by weaker models is not possible when the labels are many.");

        Assert.NotEqual(MissingReason.FromAnotherPaper, missing.Reason);
        Assert.Empty(missing.FoundIn);
    }

    [Fact]
    public void A_papers_own_quote_is_anchored_in_it()
    {
        var (papers, one) = Some();

        Assert.IsType<Grounding.Anchored>(papers.Ground(one, "The effect is robust to many changes"));
        Assert.Equal(["one.txt"], papers.FilesWith("fake alignment when they are told how they will be trained"));
        Assert.Empty(papers.FilesWith("fake alignment when they are told how they will be trained", exceptSha256: "1"));
    }

    [Fact]
    public void Elided_and_hidden_papers_among_many_are_found()
    {
        var papers = new PaperIndex();
        for (var i = 0; i < 300; i++)
            papers.Add($"p{i:000}.txt", $"{i}", string.Join(' ', Enumerable.Range(0, 400).Select(n => $"word{(n * (i + 7)) % 997}of{i}")) + $" and number {i} ends.");

        var text = string.Join(' ', Enumerable.Range(100, 20).Select(n => $"word{(n * (123 + 7)) % 997}of{123}"));

        Assert.Equal(["p123.txt"], papers.FilesWith(text));
    }

    private static (PaperIndex Papers, QuoteIndex One) Some()
    {
        var papers = new PaperIndex(["Return every quote exactly as it stands in the paper."]);
        var one = QuoteIndex.OfText(One, "one.txt", "1");
        papers.Add(one);
        papers.Add("two.txt", "2", Two);
        return (papers, one);
    }
}
