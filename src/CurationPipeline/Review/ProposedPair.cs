using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Two entities of the base that lie near each other without an edge: one thing, joined, or unrelated?</summary>
/// <param name="Key">Content key of the two with their descriptions.</param>
/// <param name="First">The one with more edges, into which the other would be merged.</param>
/// <param name="Cosine">Of their vectors; null where a person asked for the pair.</param>
/// <param name="Why">What speaks for and against it, one sentence each; first of all why it is asked again, where it is.</param>
/// <param name="Edge">The edge that an approval takes in; null until a person has chosen one.</param>
/// <param name="Rationale">Why that edge holds, in the person's words: it has no other evidence.</param>
public sealed record ProposedPair(
    string Key, PairSide First, PairSide Second, double? Cosine, IReadOnlyList<string> Why, EdgeKey? Edge, string Rationale)
{
    /// <summary>What a model thinks of it, where one was asked.</summary>
    public Resolve.Opinion? Opinion { get; init; }

    /// <summary>Whether the two can be one: only entities of one kind can.</summary>
    public bool MayBeOne => First.Id.Type == Second.Id.Type;

    public bool Holds(EntityId id) => First.Id == id || Second.Id == id;
}

/// <summary>One of the two, as it stood in the base when the question was written.</summary>
public sealed record PairSide(EntityId Id, string Name, string Description, int Edges);

/// <summary>The questions of the similarity queue.</summary>
/// <param name="Maker">Who made the vectors; null where a person asked for the pairs.</param>
public sealed record SimilarQuestions(string? Maker, double? Threshold, IReadOnlyList<ProposedPair> Pairs);
