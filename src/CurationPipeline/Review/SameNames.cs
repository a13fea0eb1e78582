using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>
/// Whether two new entities are one by what they are called: the names are identical, or one's name is an alias of the other.
/// A short form alone says too little, people and papers are told apart by more than a name, and letters that are not what they
/// seem prove nothing.
/// </summary>
internal static class SameNames
{
    private const int MostFound = 20;

    /// <summary>An entity's names, taken apart; null for one that is not known by its names.</summary>
    public static MentionNames? Of(Entity entity) =>
        NameStyles.Of(entity.Id.Type) == NameStyle.Term && LookAlikes.Warning(entity.Name) is null
            ? MentionNames.Of(new Mention(entity.Id.Type, entity.Name) { Aliases = entity.Aliases })
            : null;

    public static bool AreOne(MentionNames one, MentionNames other) => one.Kind == other.Kind
        && Identity.Find(one.All, other.All) is { ByAcronym: false } identity
        && (ReferenceEquals(identity.Left, one.Main) || ReferenceEquals(identity.Right, other.Main))
        && identity.Doubt(one.All, other.All) is null;

    /// <summary>
    /// The one entity of the base that is it; null where there is none, or more than one. The index of names is not asked, so that
    /// answers can be applied where it cannot be written.
    /// </summary>
    public static EntityId? In(GraphStore graph, Entity entity)
    {
        if (Of(entity) is not { } names)
            return null;
        var found = entity.Aliases.Prepend(entity.Name).Where(name => !Acronym.Looks(name))
            .SelectMany(name => graph.Search(name, MostFound)).Select(hit => hit.Entity).DistinctBy(known => known.Id)
            .Where(known => Of(known) is { } other && AreOne(names, other)).ToList();
        return found is [var only] ? graph.Resolve(only.Id) : null;
    }
}
