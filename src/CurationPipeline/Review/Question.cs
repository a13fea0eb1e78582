using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>One item of a review file as it is put to a person, whatever it proposes.</summary>
public abstract record Question(string Key, Answer Answer)
{
    /// <summary>What it proposes, in one line.</summary>
    public abstract string Title { get; }

    /// <summary>What filters call it: the entity's kind, <c>edge</c> or <c>quote</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The words of the paper that speak for it.</summary>
    public abstract IReadOnlyList<ProposedEvidence> Evidence { get; }

    /// <summary>Whether a person has to look at it alone: it may be in the base already, or its words need an eye.</summary>
    public bool NeedsAnEye => IsMarked || Answer.Disagreement is not null;

    /// <summary>Whether the proposal itself asks for that.</summary>
    private protected virtual bool IsMarked => Evidence.Any(piece => piece.Marks.Count > 0);

    /// <summary>A new entity.</summary>
    public sealed record OfEntity(ProposedEntity Item, Answer Answer) : Question(Item.Key, Answer)
    {
        public override string Title => Item.Entity.Name;

        public override string Kind => Item.Entity.Id.Type;

        public override IReadOnlyList<ProposedEvidence> Evidence => Item.Evidence;

        private protected override bool IsMarked => Item.PossibleDuplicates.Count > 0;
    }

    /// <summary>An edge, or new evidence for one.</summary>
    public sealed record OfEdge(ProposedEdge Item, Answer Answer) : Question(Item.Key, Answer)
    {
        public override string Title => $"{Item.Edge.Source} {Item.Edge.Relation} {Item.Edge.Target}";

        public override string Kind => "edge";

        public override IReadOnlyList<ProposedEvidence> Evidence => Item.Evidence;
    }

    /// <summary>What a new version of the paper did to a quote of the base.</summary>
    public sealed record OfRevision(ProposedRevision Item, Answer Answer) : Question(Item.Key, Answer)
    {
        public override string Title => Item.Was;

        public override string Kind => "new_version";

        public override IReadOnlyList<ProposedEvidence> Evidence => Item.Now is { } now ? [now] : [];

        private protected override bool IsMarked => Item.Fate != QuoteFate.Moved;
    }

    /// <summary>Two entities of the base that lie near each other.</summary>
    public sealed record OfPair(ProposedPair Item, Answer Answer) : Question(Item.Key, Answer)
    {
        public override string Title => $"{Item.First.Name} · {Item.Second.Name}";

        public override string Kind => "pair";

        public override IReadOnlyList<ProposedEvidence> Evidence => [];

        private protected override bool IsMarked => true;
    }

    /// <summary>A quote worth keeping for its own sake.</summary>
    public sealed record OfQuote(ProposedQuote Item, Answer Answer) : Question(Item.Key, Answer)
    {
        public override string Title => Item.Quote.Text;

        public override string Kind => "quote";

        public override IReadOnlyList<ProposedEvidence> Evidence => [Item.Quote];
    }
}
