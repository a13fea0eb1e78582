using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// Ids that a person corrected in a review file: edges and quotes still name such an entity by the id that it was proposed
/// with. The sealed key proves which one that is, for it is made of the kind and the name at that time.
/// </summary>
internal sealed class CorrectedIds
{
    private readonly IReadOnlyList<ProposedEntity> _entities;
    private readonly Dictionary<string, ProposedEntity> _byKey;
    private readonly ILookup<string, (ProposedEntity Item, string Name)> _bySlug;

    private CorrectedIds(IEnumerable<Reviewed<ProposedEntity>> entities)
    {
        _entities = [.. entities.Select(item => item.Item)];
        _byKey = _entities.ToDictionary(item => SealedKey.Open(item.Key), StringComparer.Ordinal);
        _bySlug = _entities
            .SelectMany(item => item.Entity.Aliases.Prepend(item.Entity.Name), (item, name) => (item, name))
            .ToLookup(pair => Slug.Of(pair.name), StringComparer.Ordinal);
    }

    /// <summary>The file with edges and quotes that name each entity by the id that it has now.</summary>
    public static ReviewFile Follow(ReviewFile file)
    {
        var corrected = new CorrectedIds(file.Entities).Of(file);
        EntityId Now(EntityId id) => corrected.GetValueOrDefault(id, id);
        return corrected.Count == 0 ? file : file with
        {
            Corrected = corrected,
            Edges = [.. file.Edges.Select(item => item with { Item = item.Item with { Edge = item.Item.Edge with { Source = Now(item.Item.Edge.Source), Target = Now(item.Item.Edge.Target) } } })],
            Quotes = [.. file.Quotes.Select(item => item with { Item = item.Item with { About = [.. item.Item.About.Select(Now)] } })],
        };
    }

    /// <summary>Whether the id is not the one that the entity's name would have been proposed with.</summary>
    public static bool IsSurelyCorrected(ProposedEntity item) =>
        ContentKey.OfEntity(item.Entity.Id.Type, item.Entity.Name) != SealedKey.Open(item.Key)
        || !Slugs(item.Entity.Id).Contains(Slug.Of(item.Entity.Name));

    /// <summary>Whether the entity still has the name, and the kind, that were proposed.</summary>
    public static bool HasProposedName(ProposedEntity item, ReviewedPaper paper) =>
        Proves(item, item.Entity.Id.Type, item.Entity.Name) || Proves(item, item.Entity.Id.Type, OfFile(item.Entity.Name, paper));

    private Dictionary<EntityId, EntityId> Of(ReviewFile file)
    {
        var known = _entities.Select(item => item.Entity.Id).ToHashSet();
        var corrected = new Dictionary<EntityId, EntityId>();
        foreach (var id in file.NamedIds.Where(id => !known.Contains(id)).Distinct())
        {
            if ((id == file.Paper.Id ? OfPaper(file.Paper) : Of(id)) is { } now)
                corrected[id] = now;
        }

        return corrected;
    }

    private EntityId? Of(EntityId id)
    {
        var named = Slugs(id).SelectMany(slug => _bySlug[slug]).Where(pair => Proves(pair.Item, id.Type, pair.Name)).Select(pair => pair.Item);
        var spelled = Slugs(id).Select(slug => Find(id.Type, slug.Replace('-', ' '))).OfType<ProposedEntity>();
        // Where the base has the id, and that entity was shown beside the item, an edge may well mean it.
        var found = named.Concat(spelled).Where(item => item.PossibleDuplicates.All(other => other.Id != id)).Select(item => item.Entity.Id).Distinct().ToList();
        return found is [var only] ? only : null;
    }

    /// <summary>A paper's id is made of more than its title, and the file's head keeps it.</summary>
    private EntityId? OfPaper(ReviewedPaper paper) => new[] { paper.Title, Path.GetFileNameWithoutExtension(paper.Title) }
        .SelectMany(title => new[] { title, OfFile(title, paper) })
        .Select(title => Find(paper.Id.Type, title)?.Entity.Id)
        .FirstOrDefault(id => id is not null);

    /// <summary>What makes a question of a paper whose title was decided on already.</summary>
    private static string OfFile(string title, ReviewedPaper paper) => $"{title} {paper.Sha256}";

    private ProposedEntity? Find(string kind, string name) => _byKey.GetValueOrDefault(ContentKey.OfEntity(kind, name));

    private static bool Proves(ProposedEntity item, string kind, string name) => ContentKey.OfEntity(kind, name) == SealedKey.Open(item.Key);

    /// <summary>The slug, and what it is without the number of a name that was taken.</summary>
    private static string[] Slugs(EntityId id) =>
        id.Slug.LastIndexOf('-') is > 0 and var dash && id.Slug[(dash + 1)..].All(char.IsAsciiDigit)
            ? [id.Slug, id.Slug[..dash]]
            : [id.Slug];
}
