namespace CurationPipeline.Graph;

/// <summary>What a decision is about: always the whole item, so that the ledger needs nothing beside it.</summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>An entity as decided; a quote with words and place is one too.</summary>
    /// <param name="Item">As it is to be.</param>
    /// <param name="Was">As the decider saw it: only what differs is changed. Null where it is new.</param>
    public sealed record OfEntity(Entity Item, Entity? Was = null) : Subject
    {
        /// <summary>The quotes whole that its evidence names; empty where the base has them from another line.</summary>
        public IReadOnlyList<Entity> Quotes { get; init; } = [];

        /// <summary>Quotes that were proposed as evidence and left out.</summary>
        public IReadOnlyList<Entity> Refused { get; init; } = [];

        /// <summary>Whether the entity was taken out rather than put in.</summary>
        public bool Removed { get; init; }

        /// <summary>With <see cref="Verb.Same"/>: the known entity that the item is.</summary>
        public EntityId? SameAs { get; init; }
    }

    /// <summary>An edge as decided, with the quotes that speak for it.</summary>
    /// <param name="Item">As it is to be; its evidence names the quotes.</param>
    /// <param name="Quotes">The quotes whole; empty where the base has them from another line.</param>
    /// <param name="Was">As the decider saw it: only what differs is changed. Null where it is new.</param>
    public sealed record OfEdge(Edge Item, IReadOnlyList<Entity> Quotes, Edge? Was = null) : Subject
    {
        /// <summary>Whether the edge was taken out rather than put in.</summary>
        public bool Removed { get; init; }
    }

    /// <summary>One more piece of evidence for an edge.</summary>
    public sealed record OfEvidence(EdgeKey Edge, Evidence Evidence, Entity Quote) : Subject;

    /// <summary>Two entities; for a merge the first is the one that goes.</summary>
    public sealed record OfPair(EntityId First, EntityId Second) : Subject;

    /// <summary>Seed files and what their bytes are; an empty hash for a file that is gone.</summary>
    public sealed record OfFiles(IReadOnlyList<FileStamp> Files) : Subject;

    /// <summary>Another line or a whole batch, by its id.</summary>
    public sealed record OfDecision(string Id) : Subject;
}

/// <summary>A seed file at a moment.</summary>
/// <param name="Path">From the base's folder, with forward slashes.</param>
/// <param name="Sha256">Of its bytes in lower-case hexadecimal; empty when the file is not there.</param>
public readonly record struct FileStamp(string Path, string Sha256);
