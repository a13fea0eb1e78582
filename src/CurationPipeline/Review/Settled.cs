using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Questions of a review file that need no answer any more, and what became of the entities among them.</summary>
/// <param name="Keys">Of the items that leave the file.</param>
/// <param name="Became">Entities that the base has under another id than the file.</param>
/// <param name="Rejected">Entities that were refused.</param>
public sealed record Settled(IReadOnlySet<string> Keys, IReadOnlyDictionary<EntityId, EntityId> Became, IReadOnlySet<EntityId> Rejected)
{
    internal static Settled Of(ReviewFile file, IReadOnlySet<string> keys, NowKnown known)
    {
        var became = new Dictionary<EntityId, EntityId>();
        var rejected = new HashSet<EntityId>();
        foreach (var item in file.Entities.Select(item => item.Item).Where(item => keys.Contains(item.Key)))
        {
            // Edges and quotes may still have the id that it was proposed with.
            EntityId[] ids = [item.Entity.Id, .. file.Corrected.Where(pair => pair.Value == item.Entity.Id).Select(pair => pair.Key)];
            if (known.Find(item, file.Paper) is not { } entity)
                rejected.UnionWith(ids);
            else
                Array.ForEach(Array.FindAll(ids, id => id != entity), id => became[id] = entity);
        }

        return new Settled(keys, became, rejected);
    }
}
