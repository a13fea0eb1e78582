namespace CurationPipeline.Graph;

/// <summary>How much the base holds.</summary>
/// <param name="Entities">Active ones, by kind.</param>
/// <param name="Waiting">Approved edges of which an end is not there (any more); they come back with it.</param>
/// <param name="Decisions">Lines of the ledger that a person caused and that hold.</param>
public sealed record Counts(
    IReadOnlyDictionary<string, int> Entities, int Merged, int Edges, int Evidence, int Waiting, int Decisions, int Undone);
