namespace CurationPipeline.Catalog;

/// <summary>A kind of thing that the base holds, such as a concept or a paper.</summary>
/// <param name="Name">As it stands in ids: <c>concept</c>.</param>
/// <param name="Plural">As it heads a list: <c>Concepts</c>.</param>
/// <param name="Definition">What belongs to it, in words for a person and for a model.</param>
public sealed record EntityKind(string Name, string Plural, string Definition);
