namespace CurationPipeline.Cli.Pages;

/// <summary>What differs between two texts, line by line: <c>-</c> before what goes, <c>+</c> before what comes.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>Beyond this, a table of all pairs of lines costs more than anybody wants to read.</summary>
    private const int MostLines = 3_000;

    /// <summary>The lines that differ with a little of what stands around them; <c>…</c> for what is left out.</summary>
    public static IEnumerable<string> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var lines = old.Length > MostLines || now.Length > MostLines
            ? [.. old.Select(line => "-" + line), .. now.Select(line => "+" + line)]
            : Compare(old, now);
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Enumerable.Range(i - Context, (2 * Context) + 1).Any(near => near >= 0 && near < lines.Count && lines[near][0] != ' '))
                continue;
            if (i > last + 1)
                yield return " …";
            yield return lines[i];
            last = i;
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static List<string> Compare(string[] old, string[] now)
    {
        var common = Common(old, now);
        var lines = new List<string>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add(" " + old[i++]);
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add("-" + old[i++]);
            }
            else
            {
                lines.Add("+" + now[j++]);
            }
        }

        return lines;
    }

    /// <summary>How many lines in order two tails have in common (longest common subsequence).</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
