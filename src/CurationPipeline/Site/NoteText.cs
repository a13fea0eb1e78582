using System.Globalization;
using System.Text;

namespace CurationPipeline.Site;

/// <summary>Texts that nothing in a note takes for markup.</summary>
internal static class NoteText
{
    /// <summary>On one line, with every sign that Markdown or HTML would take for its own made plain.</summary>
    public static string Plain(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (SafeText.TurnsText(line[i]))
            {
                plain.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)line[i]:X4}⟩");
                continue;
            }

            if (IsSign(line[i]) || (i == 0 && line[i] is '-' or '+' or '=') || (line[i] is '.' or ')' && line.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0))
                plain.Append('\\');
            plain.Append(line[i]);
        }

        return plain.ToString();
    }

    public static bool IsSign(char c) => c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '&' or '#' or '!' or '|' or '~' or '$' or '^';
}
