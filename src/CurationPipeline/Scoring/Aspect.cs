namespace CurationPipeline.Scoring;

/// <summary>What is scored on its own.</summary>
public enum Aspect
{
    Entities,
    Edges,

    /// <summary>Which two things are joined, whatever the relation.</summary>
    Pairs,
    Quotes,
}

/// <summary>How much alike two things have to be to count as the same.</summary>
public enum Strictness
{
    Strict,
    Lenient,
}
