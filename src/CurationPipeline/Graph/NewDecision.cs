namespace CurationPipeline.Graph;

/// <summary>What a person decides, before it is checked and written down.</summary>
public abstract record NewDecision
{
    private NewDecision()
    {
    }

    /// <summary>Content key of what was asked; made from the item where it is left out.</summary>
    public string? Key { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>The paper whose review brought it.</summary>
    public EntityId? Paper { get; init; }

    /// <summary>Who decided, where it is another person than the one who takes it in.</summary>
    public string? By { get; init; }

    /// <summary>Where the proposal came from.</summary>
    public ProposalOrigin? Origin { get; init; }

    /// <summary>Takes an entity in; a paper that is there already gets what the other knows (a further version's hash).</summary>
    /// <param name="Quotes">Words that show it.</param>
    public sealed record ApproveEntity(Entity Entity, IReadOnlyList<QuoteDetails> Quotes) : NewDecision
    {
        public ApproveEntity(Entity entity)
            : this(entity, [])
        {
        }

        /// <summary>Words that were proposed to show it and left out.</summary>
        public IReadOnlyList<QuoteDetails> Refused { get; init; } = [];
    }

    /// <summary>Refuses an entity; one that is there leaves the base, and its edges wait.</summary>
    public sealed record RejectEntity(Entity Entity) : NewDecision;

    /// <summary>Changes an entity: what differs from how it is now.</summary>
    public sealed record EditEntity(Entity Entity) : NewDecision;

    /// <summary>A proposed entity is one that the base has: that one gets its names, and the words that show it.</summary>
    public sealed record SameEntity(Entity Proposed, EntityId Known, IReadOnlyList<QuoteDetails> Quotes) : NewDecision
    {
        public SameEntity(Entity proposed, EntityId known)
            : this(proposed, known, [])
        {
        }

        /// <summary>Words that were proposed to show it and left out.</summary>
        public IReadOnlyList<QuoteDetails> Refused { get; init; } = [];
    }

    /// <summary>Takes an edge in, with words that speak for it; each quote's role is that of the evidence.</summary>
    public sealed record ApproveEdge(Edge Edge, IReadOnlyList<QuoteDetails> Quotes) : NewDecision;

    /// <summary>Refuses an edge; one that is there leaves the base.</summary>
    public sealed record RejectEdge(Edge Edge, IReadOnlyList<QuoteDetails> Quotes) : NewDecision;

    /// <summary>Further words for an edge that is there.</summary>
    public sealed record ApproveEvidence(EdgeKey Edge, QuoteDetails Quote) : NewDecision;

    public sealed record RejectEvidence(EdgeKey Edge, QuoteDetails Quote) : NewDecision;

    /// <summary>Takes a quote in for its own sake.</summary>
    /// <param name="About">What the words are about; each becomes an edge.</param>
    /// <param name="Name">What lists call it; made from its first words where it is null.</param>
    public sealed record ApproveQuote(QuoteDetails Quote, IReadOnlyList<EntityId> About, string? Name = null) : NewDecision;

    public sealed record RejectQuote(QuoteDetails Quote, IReadOnlyList<EntityId> About) : NewDecision;

    /// <summary>Joins two entities: the loser stays as a redirect.</summary>
    public sealed record Merge(EntityId Loser, EntityId Winner) : NewDecision;

    /// <summary>Says for good that two entities are not the same.</summary>
    public sealed record Distinct(EntityId First, EntityId Second) : NewDecision;

    /// <summary>Says for good that two entities have nothing to do with each other.</summary>
    public sealed record Unrelated(EntityId First, EntityId Second) : NewDecision;

    /// <summary>Puts off what two similar entities are to each other.</summary>
    public sealed record Later(EntityId First, EntityId Second) : NewDecision;
}

/// <summary>A line of the ledger to be, without time and id.</summary>
internal sealed record Draft(Verb Verb, Subject Subject)
{
    public string? Key { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    public EntityId? Paper { get; init; }

    public string? By { get; init; }

    public ProposalOrigin? Origin { get; init; }
}
