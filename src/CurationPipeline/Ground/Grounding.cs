using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Where a quote stands in the text, or why it has no place there.</summary>
public abstract record Grounding
{
    private Grounding()
    {
    }

    /// <summary>The text says it.</summary>
    /// <param name="Parts">
    /// Character ranges in the clean text, in order: one; several for a quote with elisions, or for a sentence that a
    /// caption or footnote interrupts at a page break.
    /// </param>
    /// <param name="Text">The source's own words; what an elision leaves out stands as <c> … </c>.</param>
    /// <param name="Page">1-based page of the first letter.</param>
    /// <param name="Elided">The quote leaves something out and says so.</param>
    /// <param name="Elsewhere">Other places where the same words stand, by their first part, in text order.</param>
    /// <param name="Marks">What a person should look at before approving, such as "elided: a negation stands in the gap".</param>
    public sealed record Anchored(
        IReadOnlyList<TextRange> Parts,
        string Text,
        int Page,
        bool Elided,
        IReadOnlyList<TextRange> Elsewhere,
        IReadOnlyList<string> Marks) : Grounding
    {
        /// <summary>From the first letter to the last.</summary>
        public TextRange Range => new(Parts[0].Start, Parts[^1].End);
    }

    /// <summary>The text does not say it.</summary>
    /// <param name="Nearest">The source's words that come nearest, if any do.</param>
    /// <param name="Difference">Word-level difference from the source to the quote: [-removed-] {+added+}.</param>
    /// <param name="FoundIn">Files of other papers in which the words do stand.</param>
    public sealed record Missing(
        MissingReason Reason, string? Nearest, string? Difference, IReadOnlyList<string> FoundIn) : Grounding;
}

/// <summary>Why a quote has no place in the text, in the order in which the reasons are tried.</summary>
public enum MissingReason
{
    FromAnotherPaper,
    FromPrompt,
    HiddenText,
    ElidedWrongOrder,
    Spliced,
    NegationFlipped,
    NumberChanged,
    WordsDropped,
    OneWordChanged,
    Paraphrase,
    NotFound,
}
