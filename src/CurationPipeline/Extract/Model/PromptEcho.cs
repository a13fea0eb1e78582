using System.Text;

namespace CurationPipeline.Extract.Model;

/// <summary>Tells words that come from the prompt's examples instead of the paper.</summary>
internal static class PromptEcho
{
    private const int Telling = 20;

    private static readonly string[] ExampleLetters = [.. Prompts.Examples.Select(example => Letters(example.Parts["Text"]))];

    /// <summary>Whether the words stand in an example and not in the text that was read.</summary>
    public static bool Is(string quote, string text)
    {
        var letters = Letters(quote);
        return letters.Length >= Telling
            && ExampleLetters.Any(example => example.Contains(letters, StringComparison.Ordinal))
            && !Letters(text).Contains(letters, StringComparison.Ordinal);
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
