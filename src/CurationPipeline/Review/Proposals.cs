using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>What one paper proposes for the base, before a person has said anything.</summary>
/// <param name="Warnings">What a person should know before deciding, such as hidden text in the file.</param>
public sealed record Proposals(
    ReviewedPaper Paper,
    ReviewedRun Run,
    IReadOnlyList<ProposedEntity> Entities,
    IReadOnlyList<ProposedEdge> Edges,
    IReadOnlyList<ProposedQuote> Quotes,
    IReadOnlyList<UnverifiedItem> Unverified,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<Loss> Losses)
{
    /// <summary>Quotes of the base that this version of the paper moved, changed or lost.</summary>
    public IReadOnlyList<ProposedRevision> Revisions { get; init; } = [];

    /// <summary>How many questions there are for a person.</summary>
    public int Count => Entities.Count + Edges.Count + Quotes.Count + Revisions.Count;

    /// <summary>How many of the things found were decided before and are not asked again.</summary>
    public int DecidedBefore { get; init; }
}

/// <summary>The paper that a review file is about.</summary>
/// <param name="File">Where the file was when it was read.</param>
/// <param name="Reader">Version of the text reader that character positions count in.</param>
public sealed record ReviewedPaper(EntityId Id, string Title, string File, string Sha256, int Pages, int Reader)
{
    /// <summary>In place of a paper, where a file asks about pairs of the base.</summary>
    public static ReviewedPaper None { get; } = new(new EntityId("none", "similar"), "Similar entities without an edge", "", "", 0, 0);

    public bool IsNone => Id == None.Id;
}

/// <summary>How the proposals were made.</summary>
public sealed record ReviewedRun(
    string Model, IReadOnlyDictionary<string, string> Prompts, int ChunksDone, int ChunksFailed, long TokensIn, long TokensOut, decimal? CostUsd);

/// <summary>A new entity, to be approved, rejected, or recognised as one that the base has.</summary>
/// <param name="Key">Content key of the entity as proposed.</param>
public sealed record ProposedEntity(
    string Key, Entity Entity, IReadOnlyList<Candidate> PossibleDuplicates, IReadOnlyList<ProposedEvidence> Evidence);

/// <summary>An edge with what speaks for it.</summary>
/// <param name="Key">Content key of the edge, or of its new evidence where the edge itself is known.</param>
/// <param name="Known">Whether the base has the edge already, so that only its new evidence is in question.</param>
public sealed record ProposedEdge(string Key, EdgeKey Edge, string Rationale, IReadOnlyList<ProposedEvidence> Evidence, bool Known);

/// <summary>A quote worth keeping for its own sake.</summary>
/// <param name="About">What the words are about.</param>
public sealed record ProposedQuote(string Key, ProposedEvidence Quote, IReadOnlyList<EntityId> About);

/// <summary>Words of the paper, proven to stand there.</summary>
/// <param name="Text">The source's own words.</param>
/// <param name="Page">1-based page of the first letter.</param>
/// <param name="Start">First character in the clean text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Marks">What a person should look at before approving; such evidence is never approved in bulk.</param>
public sealed record ProposedEvidence(
    string Text, int Page, int Start, int End, string Role, string? Speaker, string Rationale, IReadOnlyList<string> Marks)
{
    /// <summary>Heading of the part of the paper in which it stands; null where that is not known.</summary>
    public string? Section { get; init; }

    /// <summary>Whether a person struck out this piece of evidence alone.</summary>
    public bool Rejected { get; init; }
}

/// <summary>Something that was said to stand in the paper and does not; a person may put the true words.</summary>
/// <param name="Key">Content key of the claimed words together with what they were for.</param>
/// <param name="For">The edge that the words were to speak for; null where they were for an entity or for themselves.</param>
/// <param name="Subject">The entity that the words were about, where they were not for an edge.</param>
/// <param name="Quote">The words as claimed, or as a person put them right.</param>
/// <param name="Reason">Why they were not accepted, as in <c>number-changed</c>.</param>
public sealed record UnverifiedItem(
    string Key,
    EdgeKey? For,
    EntityId? Subject,
    string Quote,
    string Role,
    string? Speaker,
    string Rationale,
    string Reason,
    string? Nearest,
    string? Difference,
    IReadOnlyList<string> FoundIn)
{
    /// <summary>Whether a person wrote <c>use: nearest</c>.</summary>
    public bool UseNearest { get; init; }
}
