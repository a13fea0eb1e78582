namespace CurationPipeline.Graph;

/// <summary>What a line of the ledger does.</summary>
public enum Verb
{
    Approve,
    Reject,
    Edit,

    /// <summary>A proposed entity is one that the base has: its names become aliases there.</summary>
    Same,
    Merge,
    Distinct,
    Unrelated,

    /// <summary>Two similar entities are not looked at now: their pair leaves the queue until somebody asks for what was put off.</summary>
    Later,
    Undo,

    /// <summary>A change made by hand in a seed file was taken in.</summary>
    Adopt,

    /// <summary>Seed files were written; closes a batch.</summary>
    Written,
}
