namespace CurationPipeline.Graph;

/// <summary>Where a proposal came from, so that later it can be counted what was accepted of what.</summary>
/// <param name="Model">The model, or the rules, that proposed it.</param>
/// <param name="Prompt">Version of the prompt that it was asked with; null without one.</param>
/// <param name="Section">Heading of the part of the paper in which its first words stand.</param>
/// <param name="Role">The role of those words.</param>
public sealed record ProposalOrigin(string Model, string? Prompt, string? Section, string? Role);
