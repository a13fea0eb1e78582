namespace CurationPipeline.Ground;

/// <summary>Where a quote stands in the text, or why it has no place there.</summary>
public abstract record Grounding
{
    private Grounding()
    {
    }

    /// <summary>The text says it.</summary>
    /// <param name="Parts">Character ranges in the clean text: one, or several in order for a quote with elisions.</param>
    /// <param name="Text">The source's own words; parts joined by <c> … </c>.</param>
    /// <param name="Page">1-based page of the first letter.</param>
    /// <param name="Elsewhere">Other places where the same words stand.</param>
    /// <param name="Marks">What a person should look at before approving, such as "elided: a negation stands in the gap".</param>
    public sealed record Anchored(
        IReadOnlyList<(int Start, int End)> Parts,
        string Text,
        int Page,
        IReadOnlyList<(int Start, int End)> Elsewhere,
        IReadOnlyList<string> Marks) : Grounding
    {
        public bool Elided => Parts.Count > 1;
    }

    /// <summary>The text does not say it.</summary>
    /// <param name="Nearest">The source's words that come nearest, if any do.</param>
    /// <param name="Difference">Word-level difference: [-removed-] {+added+}.</param>
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
