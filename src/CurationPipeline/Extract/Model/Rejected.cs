namespace CurationPipeline.Extract.Model;

/// <summary>An item of a reply that could not be taken.</summary>
/// <param name="What">The item, named for a person.</param>
/// <param name="Reason">What is wrong with it, in one sentence.</param>
/// <param name="Key">Tells the same item in another answer.</param>
/// <param name="Json">As the model gave it, so that it can be asked to put it right.</param>
internal sealed record Rejected(string What, string Reason, string Key, string Json);

/// <summary>What was taken from one reply, and what was not.</summary>
internal sealed record ReadReply(
    IReadOnlyList<EntityMention> Entities,
    IReadOnlyList<RelationMention> Relations,
    IReadOnlyList<QuoteMention> Quotes,
    IReadOnlyList<Rejected> Rejected,
    bool Cut)
{
    public static ReadReply Empty { get; } = new([], [], [], [], false);

    public int Count => Entities.Count + Relations.Count + Quotes.Count;

    public ReadReply With(ReadReply other) => new(
        [.. Entities, .. other.Entities], [.. Relations, .. other.Relations], [.. Quotes, .. other.Quotes], other.Rejected, other.Cut);
}
