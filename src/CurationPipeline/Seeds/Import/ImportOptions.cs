namespace CurationPipeline.Seeds.Import;

/// <summary>How another base's words are to be read in this one's.</summary>
public sealed record ImportOptions
{
    /// <summary>The form of the source; found out where it is null.</summary>
    public string? Format { get; init; }

    /// <summary>The kind of what the source gives none.</summary>
    public string? Kind { get; init; }

    /// <summary>The relation of edges for which the source names none.</summary>
    public string? Relation { get; init; }

    /// <summary>The source's kinds and relations, and what they are here; a relation with <c>^</c> in front is turned round.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether what cannot be taken in is left out and told, instead of nothing being taken in.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether nothing is to be changed.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Batch">Its id, by which all of it can be undone; null when nothing was to do.</param>
/// <param name="Entities">How many came in or got more.</param>
/// <param name="Known">How many entities and edges the base has just so already.</param>
/// <param name="LeftOut">What was refused by a person before, and with <see cref="ImportOptions.Partial"/> what is wrong; a sentence each.</param>
public sealed record ImportResult(string? Batch, int Entities, int Quotes, int Edges, int Known, IReadOnlyList<string> LeftOut);
