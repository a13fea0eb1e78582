using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What one seed file says: an entity, and the edges that start from it.</summary>
public sealed record SeedEntry(Entity Entity, IReadOnlyList<Edge> Edges)
{
    /// <summary>From the base's folder: <c>seeds/concept/reward-hacking.yaml</c>.</summary>
    public string Path => PathOf(Entity.Id);

    public static string PathOf(EntityId id) => $"seeds/{id.Type}/{id.Slug}.yaml";

    /// <summary>Where the entries of a kind lie.</summary>
    public static string FolderOf(string type) => $"seeds/{type}";
}
