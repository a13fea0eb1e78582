namespace CurationPipeline.Catalog;

/// <summary>A kind of typed edge, and what it may join.</summary>
/// <param name="Name">As it stands in files: <c>associated_with</c>.</param>
/// <param name="Definition">When it holds, in words for a person and for a model.</param>
/// <param name="Inverse">The relation in words when read from its target: <c>studied by</c>.</param>
/// <param name="Sources">Kinds of entity that it may start from.</param>
/// <param name="Targets">Kinds of entity that it may lead to.</param>
/// <param name="Symmetric">Whether both directions say the same; then the end whose id sorts first is the source.</param>
public sealed record RelationKind(
    string Name,
    string Definition,
    string Inverse,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Targets,
    bool Symmetric)
{
    /// <summary>Whether an edge of this kind may lead from the one kind of entity to the other, in this direction.</summary>
    public bool Joins(string source, string target) => Sources.Contains(source) && Targets.Contains(target);
}
