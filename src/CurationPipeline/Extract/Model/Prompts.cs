namespace CurationPipeline.Extract.Model;

/// <summary>The prompts that come with the program, and the examples that they show.</summary>
public static class Prompts
{
    private const string Folder = "prompts";

    public static Prompt Extract { get; } = Read("extract.md");

    public static Prompt Missed { get; } = Read("missed.md");

    public static Prompt Repair { get; } = Read("repair.md");

    public static Prompt Describe { get; } = Read("describe.md");

    /// <summary>Asks what a model thinks of two entries that may be one; no part of reading a paper.</summary>
    public static Prompt Opinion { get; } = Read("opinion.md");

    /// <summary>Worked examples: a text each, and the reply to it.</summary>
    public static IReadOnlyList<Prompt> Examples { get; } = [.. Names().Where(IsExample).Order(StringComparer.Ordinal).Select(ReadResource)];

    /// <summary>Fingerprint of each prompt by its name, the examples among them.</summary>
    public static IReadOnlyDictionary<string, string> Fingerprints { get; } =
        Examples.Concat([Extract, Missed, Repair, Describe]).OrderBy(prompt => prompt.Name, StringComparer.Ordinal)
            .ToDictionary(prompt => prompt.Name, prompt => prompt.Fingerprint, StringComparer.Ordinal);

    private static string[] Names() => typeof(Prompts).Assembly.GetManifestResourceNames();

    private static bool IsExample(string name) =>
        name.EndsWith(".md", StringComparison.Ordinal) && name.Contains("examples", StringComparison.OrdinalIgnoreCase);

    private static Prompt Read(string file) => ReadResource(
        Names().SingleOrDefault(name => name.EndsWith($"{Folder}.{file}", StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"The prompt '{file}' is missing from the build."));

    private static Prompt ReadResource(string resource)
    {
        using var stream = typeof(Prompts).Assembly.GetManifestResourceStream(resource)!; // the name comes from the assembly
        using var reader = new StreamReader(stream);
        return Prompt.Parse(resource, reader.ReadToEnd());
    }
}
