using System.Text;

namespace CurationPipeline.Ground;

/// <summary>The prompts and examples that this program sends to a model: what stands there is no quote of a paper.</summary>
public static class OwnWords
{
    public static IReadOnlyList<string> Texts { get; } = Read();

    private static List<string> Read()
    {
        var assembly = typeof(OwnWords).Assembly;
        var texts = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(IsPrompt).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // The assembly has just named it.
            using var reader = new StreamReader(stream, Encoding.UTF8);
            texts.Add(reader.ReadToEnd());
        }

        return texts;
    }

    private static bool IsPrompt(string name) => name.EndsWith(".md", StringComparison.Ordinal);
}
