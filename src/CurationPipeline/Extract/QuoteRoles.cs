namespace CurationPipeline.Extract;

/// <summary>The parts that quoted words play for the paper that they stand in.</summary>
public static class QuoteRoles
{
    /// <summary>What the paper shows itself.</summary>
    public const string Result = "result";

    /// <summary>What it takes as given.</summary>
    public const string Background = "background";

    /// <summary>What it says others found.</summary>
    public const string Reported = "reported";

    /// <summary>What it argues against.</summary>
    public const string Criticised = "criticised";

    /// <summary>What it only supposes.</summary>
    public const string Hypothetical = "hypothetical";

    public static IReadOnlyList<string> All { get; } = [Result, Background, Reported, Criticised, Hypothetical];
}
