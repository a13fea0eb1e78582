namespace CurationPipeline.Resolve;

/// <summary>What a model thinks of two things that may be one. It decides nothing, and changes the place of no question.</summary>
/// <param name="By">The model, as it was asked for.</param>
/// <param name="Says">One of <see cref="Choices"/>.</param>
/// <param name="Why">One sentence of the model's.</param>
public sealed record Opinion(string By, string Says, string Why)
{
    public static IReadOnlyList<string> Choices { get; } = ["same", "different", "unsure"];

    /// <summary>As it is shown to a person.</summary>
    public string Words => $"{By}'s opinion: {Says}. {Why}".TrimEnd();
}
