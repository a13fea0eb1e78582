namespace CurationPipeline.Resolve;

/// <summary>What comparing a mention with a known entity says.</summary>
public enum Verdict
{
    Same,
    Possible,
    Different,
}

/// <summary>A known entity that a mention may be.</summary>
/// <param name="Score">0 to 1; how alike the two are.</param>
/// <param name="Reason">Why, in words for a person.</param>
public sealed record Candidate(Graph.EntityId Id, Verdict Verdict, double Score, string Reason)
{
    /// <summary>What a model thinks of it, where one was asked.</summary>
    public Opinion? Opinion { get; init; }
}

/// <summary>A mention as it is looked up: its names, and what else is known to tell it from others.</summary>
public sealed record Mention(string Kind, string Name)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string Description { get; init; } = "";

    /// <summary>For a paper: what identifies it.</summary>
    public Graph.PaperDetails? Paper { get; init; }
}
