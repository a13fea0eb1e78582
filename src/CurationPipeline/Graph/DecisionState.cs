namespace CurationPipeline.Graph;

/// <summary>What the ledger says about a content key.</summary>
public enum DecisionOutcome
{
    None,
    Approved,
    Rejected,
}

/// <summary>Whether something was decided before, and by which line of the ledger.</summary>
/// <param name="Decision">The line's id; null when nothing was decided.</param>
public readonly record struct DecisionState(DecisionOutcome Outcome, string? Decision = null)
{
    public bool IsDecided => Outcome != DecisionOutcome.None;
}
