using CurationPipeline.Graph;
using CurationPipeline.Site;

namespace CurationPipeline.Tests.Site;

/// <summary>Scores as a maker of vectors would give them, for the entity that the sample base is about.</summary>
internal static class SomeSimilar
{
    private static readonly IReadOnlyList<Similar> Scores =
    [
        new(EntityId.Parse("method:alignment-faking-reasoning-classifier"), 0.861),
        new(EntityId.Parse("framework:key-elements-of-alignment-faking"), 0.852),
        new(EntityId.Parse("claim:alignment-faking-emerges-with-scale"), 0.838),
        new(EntityId.Parse("claim:alignment-faking-risk-in-future-models"), 0.82),
        new(EntityId.Parse("claim:alignment-faking-setup-acts-as-jailbreak"), 0.809),
        new(EntityId.Parse("question:could-malicious-preferences-lead-to-alignment-faking"), 0.808),
        new(EntityId.Parse("claim:preference-conflict-drives-alignment-faking"), 0.801),
        new(EntityId.Parse("concept:scheming"), 0.649),
        new(EntityId.Parse("concept:compliance-gap"), 0.9),
        new(EntityId.Parse("concept:alignment-faking"), 1),
        new(EntityId.Parse("concept:not-in-the-base"), 0.99),
    ];

    public static IReadOnlyList<Similar> To(EntityId id) => id.ToString() == "concept:alignment-faking" ? Scores : [];
}
