using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>A known entity, as far as it takes to recognise it.</summary>
/// <param name="Names">Its name first, then its aliases.</param>
public sealed record Known(EntityId Id, IReadOnlyList<string> Names, PaperDetails? Paper)
{
    private IReadOnlyList<NormalName>? _normal;
    private IReadOnlyList<PersonName>? _authors;

    public string Name => Names[0];

    // Taking a name apart costs more than comparing it, and an entity that is asked about is asked about again.
    internal IReadOnlyList<NormalName> Normal => _normal ??= [.. Names.Select(name => NormalName.Of(name, NameStyles.Of(Id.Type)))];

    internal IReadOnlyList<PersonName> Authors => _authors ??= [.. (Paper?.Authors ?? []).Select(PersonName.Of)];

    public static Known Of(Entity entity) => new(entity.Id, [entity.Name, .. entity.Aliases], entity.Paper);
}
