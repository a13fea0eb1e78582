using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>A known entity, as far as it takes to recognise it.</summary>
/// <param name="Names">Its name first, then its aliases.</param>
public sealed record Known(EntityId Id, IReadOnlyList<string> Names, PaperDetails? Paper)
{
    public string Name => Names[0];

    public static Known Of(Entity entity) => new(entity.Id, [entity.Name, .. entity.Aliases], entity.Paper);
}
