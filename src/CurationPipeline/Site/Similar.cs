using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>An entity that means something close to another and is not joined to it.</summary>
/// <param name="Score">Cosine of the two, 0 to 1.</param>
public readonly record struct Similar(EntityId Id, double Score)
{
    /// <summary>How many of those closest to an entity are looked for.</summary>
    public const int Most = 100;
}
