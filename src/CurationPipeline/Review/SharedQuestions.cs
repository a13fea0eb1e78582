using System.Runtime.CompilerServices;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>The same new entity as another review file proposes it.</summary>
public sealed record AlsoProposed(ReviewFile File, Reviewed<ProposedEntity> Proposal);

/// <summary>
/// Finds the new entities that several review files propose: one question where the key or the names are the same
/// (<see cref="SameNames"/>). A paper's own entity is the question of its file.
/// </summary>
public static class SharedQuestions
{
    // Looked through for every question of every other file, and again after every answer: names are taken apart once.
    private static readonly ConditionalWeakTable<ProposedEntity, Proposed> Taken = [];
    private static readonly ConditionalWeakTable<ReviewFile, ILookup<string, AlsoProposed>> Known = [];

    /// <summary>The same entity in other files, in their order.</summary>
    public static IReadOnlyList<AlsoProposed> Of(ReviewFile file, ProposedEntity item, IEnumerable<ReviewFile> others)
    {
        if (item.Entity.Id == file.Paper.Id)
            return [];
        var asked = Proposed.Of(file, item);
        return [.. others.SelectMany(other => In(other) is var known
            ? asked.Keys.SelectMany(key => known[key]).Distinct().Where(found => asked.IsOneWith(Proposed.Of(other, found.Proposal.Item)))
            : [])];
    }

    /// <summary>
    /// What an answer to one of them makes of another: where a person had said something else there, that stays, and an approval
    /// goes nowhere where a possible duplicate stands that the question did not show.
    /// </summary>
    /// <param name="asked">The question that was answered.</param>
    /// <param name="was">Its answer before.</param>
    /// <param name="now">Its answer.</param>
    /// <param name="other">The same question in another file.</param>
    /// <returns>The other's answer; null where it stays as it is.</returns>
    internal static Answer? Follow(ProposedEntity asked, Answer was, Answer now, Reviewed<ProposedEntity> other)
    {
        var said = other.Answer;
        var isFree = said.Disagreement is null && (!said.Decides || Meaning(said, other.Item) == Meaning(was, asked));
        var isShown = now.Say != Say.Approve || other.Item.PossibleDuplicates.All(there => asked.PossibleDuplicates.Any(here => here.Id == there.Id));
        return isFree && isShown && asked.Entity.Id.Type == other.Item.Entity.Id.Type
            ? Followed(asked, now, other.Item) with { Note = said.Note == was.Note ? now.Note : said.Note, Disagreement = null }
            : null;
    }

    /// <summary>What was approved is what was shown: another name, description or alias comes in as another way to say it.</summary>
    private static Answer Followed(ProposedEntity asked, Answer answer, ProposedEntity other) => answer.Say == Say.Approve && !IsAlike(asked.Entity, other.Entity)
        ? answer with { Say = Say.SameAs, SameAs = asked.Entity.Id }
        : answer;

    private static bool IsAlike(Entity one, Entity other) =>
        (one.Id, one.Name, one.Description) == (other.Id, other.Name, other.Description) && one.Aliases.SequenceEqual(other.Aliases);

    /// <summary>Whichever file approves the entity, the others say that theirs is the same: that is one answer.</summary>
    private static (Say Say, EntityId? Entity, string? Reason) Meaning(Answer answer, ProposedEntity item) =>
        answer.Say == Say.Approve ? (Say.SameAs, item.Entity.Id, answer.Reason) : (answer.Say, answer.SameAs, answer.Reason);

    /// <summary>What a file proposes, by everything that it may be known by.</summary>
    private static ILookup<string, AlsoProposed> In(ReviewFile file) => Known.GetValue(file, static read => read.Entities
        .Where(item => item.Item.Entity.Id != read.Paper.Id)
        .Select(item => new AlsoProposed(read, item))
        .SelectMany(also => Proposed.Of(read, also.Proposal.Item).Keys, (also, key) => (also, key))
        .ToLookup(pair => pair.key, pair => pair.also, StringComparer.Ordinal));

    /// <summary>A proposal with its names taken apart; one that a person gave another name is known by its key alone.</summary>
    private sealed record Proposed(string Key, MentionNames? Names)
    {
        public IReadOnlyList<string> Keys { get; } = [.. (Names?.All ?? []).Where(name => !name.IsEmpty).Select(name => name.Key).Append(Key).Distinct(StringComparer.Ordinal)];

        public static Proposed Of(ReviewFile file, ProposedEntity item) => Taken.GetValue(item, taken =>
            new Proposed(SealedKey.Open(taken.Key), CorrectedIds.HasProposedName(taken, file.Paper) ? SameNames.Of(taken.Entity) : null));

        public bool IsOneWith(Proposed other) => Key == other.Key || (Names is { } one && other.Names is { } two && SameNames.AreOne(one, two));
    }
}
