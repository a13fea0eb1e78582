using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace CurationPipeline;

/// <summary>The comments in a YAML text.</summary>
internal static class YamlComments
{
    /// <summary>Each from its <c>#</c> to the end of its line, with where it begins; of a text that is not YAML, those up to the mistake.</summary>
    public static IReadOnlyList<(int Start, string Text)> In(string yaml)
    {
        var found = new List<(int, string)>();
        Find(yaml, comment => found.Add(((int)comment.Start.Index, LineFrom(yaml, (int)comment.Start.Index))));
        return found;
    }

    /// <summary>Whether there are any; of a text that is not YAML, better once too often.</summary>
    public static bool MayBeIn(string yaml)
    {
        var isAny = false;
        return !Find(yaml, _ => isAny = true) || isAny;
    }

    /// <summary>False where the text is not YAML; then those up to the mistake are taken.</summary>
    private static bool Find(string yaml, Action<Comment> take)
    {
        var scanner = new Scanner(new StringReader(yaml), skipComments: false);
        try
        {
            while (scanner.MoveNext())
            {
                if (scanner.Current is Comment comment)
                    take(comment);
            }

            return true;
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            // Whoever reads the text tells the mistake.
            return false;
        }
    }

    private static string LineFrom(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? text[start..end].TrimEnd() : text[start..].TrimEnd();
}
