using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CurationPipeline;

/// <summary>
/// Writes a text as YAML that every reader takes for exactly that text: plain where that is safe, folded where it is
/// long, else in double quotes with escapes (YAML 1.2, sections 7.3 and 8.1.3).
/// </summary>
public static partial class YamlText
{
    private const int Width = 110;
    private const int LongestReserved = 5;

    /// <summary>The text as a value that ends on its line.</summary>
    /// <exception cref="CurationException">The text has half of a surrogate pair, which no file can hold.</exception>
    public static string Inline(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>The text as a value after a key: on the key's line, or folded on lines of their own below it.</summary>
    /// <param name="text">What to write.</param>
    /// <param name="indent">Columns by which the lines below stand in.</param>
    public static string Value(string text, int indent)
    {
        if (indent + text.Length <= Width - 20 || !CanFold(text))
        {
            return Inline(text);
        }

        var builder = new StringBuilder(">-");
        var margin = "\n" + new string(' ', indent);
        var column = Width;
        foreach (var word in text.Split(' '))
        {
            if (column + 1 + word.Length > Width)
            {
                builder.Append(margin).Append(word);
                column = indent + word.Length;
            }
            else
            {
                builder.Append(' ').Append(word);
                column += 1 + word.Length;
            }
        }

        return builder.ToString();
    }

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string> texts) =>
        $"[{string.Join(", ", texts.Select(text => PlainInList().IsMatch(text) && IsPlain(text) ? text : Quoted(text)))}]";

    /// <summary>The text in double quotes.</summary>
    public static string Quoted(string text)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                builder.Append(c).Append(text[++i]);
                continue;
            }

            builder.Append(Escaped(c));
        }

        return builder.Append('"').ToString();
    }

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        _ when char.IsSurrogate(c) => throw new CurationException(
            $"A text holds half of a character (U+{(int)c:X4}), which no file can keep; take it out."),
        _ when IsSafe(c) => c.ToString(),
        _ => $"\\u{((int)c).ToString("X4", CultureInfo.InvariantCulture)}",
    };

    private static bool IsPlain(string text) =>
        PlainShape().IsMatch(text) && (text.Length > LongestReserved || !Reserved().IsMatch(text)) && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal) && text[^1] is not (':' or ' ') && AreSafe(text);

    private static bool CanFold(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' '
        && !text.Contains("  ", StringComparison.Ordinal) && AreSafe(text);

    private static bool AreSafe(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.All(IsSafe);

    /// <summary>Seen when printed, and not one of the characters that YAML readers take for a line break or a mark.</summary>
    private static bool IsSafe(char c) => c switch
    {
        < ' ' or '\u007f' or '\u0085' or '\u00a0' or '\u2028' or '\u2029' or '\ufeff' => false,
        _ => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned),
    };

    [GeneratedRegex(@"\A[\p{L}(/][^\n\r\t]*\z")]
    private static partial Regex PlainShape();

    [GeneratedRegex(@"\A[\p{L}][^\[\]{},]*\z")]
    private static partial Regex PlainInList();

    /// <summary>Words that some readers take for something other than text.</summary>
    [GeneratedRegex(@"\A(null|true|false|yes|no|on|off|y|n|inf|nan)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
