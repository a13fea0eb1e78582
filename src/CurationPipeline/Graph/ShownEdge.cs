namespace CurationPipeline.Graph;

/// <summary>An edge as it is shown: with the ends that merged entities went to.</summary>
/// <param name="Number">Content key of these ends.</param>
/// <param name="Active">Whether both ends are there.</param>
/// <param name="Implied">Whether no line says it: a quote is joined to its paper by being a quote.</param>
/// <param name="Decision">The line that brought it; empty where there is none.</param>
internal sealed record ShownEdge(
    EdgeKey Key, long Number, string Rationale, bool Active, bool Implied, string Decision, IReadOnlyList<ShownEvidence> Evidence)
{
    /// <summary>Its source's place among all entities of a whole ledger; less than 0 where it is not there.</summary>
    public int SourcePlace { get; init; } = -1;

    /// <summary>The same of its target.</summary>
    public int TargetPlace { get; init; } = -1;

    /// <summary>With the evidence that is there.</summary>
    public Edge ToEdge() => new(Key.Source, Key.Relation, Key.Target, Rationale)
    {
        Evidence = [.. Evidence.Where(piece => piece.Active).Select(piece => piece.Evidence)],
    };

    public void Insert(Database database)
    {
        database.Execute(
            "INSERT INTO edges (key, source, relation, target, rationale, active, implied, decision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            Number, Key.Source, Key.Relation, Key.Target, Rationale, Active ? 1 : 0, Implied ? 1 : 0, Decision);
        foreach (var piece in Evidence)
        {
            database.Execute(
                "INSERT INTO evidence (edge, quote, role, origin, active, key, decision) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                Number, piece.Evidence.Quote, piece.Evidence.Role, piece.Evidence.Origin, piece.Active ? 1 : 0, piece.ContentKey,
                piece.Decision);
        }
    }
}

/// <summary>A piece of evidence of an edge that is shown.</summary>
/// <param name="Evidence">With the merged entity that it came from.</param>
/// <param name="Active">Whether the quote is there.</param>
/// <param name="ContentKey">Empty where the quote is not known.</param>
/// <param name="Decision">The line that brought it.</param>
internal sealed record ShownEvidence(Evidence Evidence, bool Active, string ContentKey, string Decision);
