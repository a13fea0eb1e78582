using System.Globalization;
using System.Text;

namespace CurationPipeline.Cli;

/// <summary>Makes text of the base safe to print: what came from a paper must not steer a terminal.</summary>
internal static class Printed
{
    /// <summary>On one line, with characters that a terminal would obey or hide shown as their numbers.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t')
                line.Append(' ');
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format)
                line.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>");
            else
                line.Append(c);
        }

        return line.ToString();
    }

    /// <summary>The same for each line of a text.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(Line));

    /// <summary>A text in lines of at most so many columns, each with the same margin.</summary>
    public static string Wrapped(string text, int margin, int width = 100)
    {
        var lines = new StringBuilder();
        var column = 0;
        foreach (var word in Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                lines.Append('\n');
                column = 0;
            }

            lines.Append(column == 0 ? new string(' ', margin) : " ").Append(word);
            column = column == 0 ? margin + word.Length : column + 1 + word.Length;
        }

        return lines.ToString();
    }
}
