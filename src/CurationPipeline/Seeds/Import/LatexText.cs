using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Seeds.Import;

/// <summary>Turns the LaTeX of bibliographies into plain text: accents, signs that are written as commands, braces.</summary>
internal static class LatexText
{
    private static readonly Dictionary<char, char> Accents = new()
    {
        ['`'] = '\u0300',
        ['\''] = '\u0301',
        ['^'] = '\u0302',
        ['~'] = '\u0303',
        ['='] = '\u0304',
        ['u'] = '\u0306',
        ['.'] = '\u0307',
        ['"'] = '\u0308',
        ['r'] = '\u030A',
        ['H'] = '\u030B',
        ['v'] = '\u030C',
        ['c'] = '\u0327',
        ['k'] = '\u0328',
    };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "i",
        ["j"] = "j",
        ["textbackslash"] = "\\",
        ["textbraceleft"] = "{",
        ["textbraceright"] = "}",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["dots"] = "…",
        ["ldots"] = "…",
    };

    public static string Plain(string latex)
    {
        var plain = new StringBuilder(latex.Length);
        for (var i = 0; i < latex.Length; i++)
        {
            if (latex[i] == '\\' && i + 1 < latex.Length)
                i = Command(latex, i + 1, plain);
            else if (latex[i] == '~')
                plain.Append(' ');
            else if (latex[i] is not ('{' or '}' or '$'))
                plain.Append(char.IsWhiteSpace(latex[i]) ? ' ' : latex[i]);
        }

        return string.Join(' ', plain.ToString().Replace("---", "—", StringComparison.Ordinal).Replace("--", "–", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Returns the last character that belongs to the command.</summary>
    private static int Command(string latex, int at, StringBuilder plain)
    {
        var end = at;
        while (end < latex.Length && char.IsAsciiLetter(latex[end]))
            end++;
        var name = latex[at..Math.Max(end, at + 1)];
        if (Signs.TryGetValue(name, out var sign))
        {
            plain.Append(sign);
            return end < latex.Length && latex[end] == ' ' ? end : end - 1;
        }

        if (name.Length == 1 && Accents.TryGetValue(name[0], out var accent) && Letter(latex, at + 1) is { } letter)
        {
            plain.Append(Nfkc.Of($"{latex[letter]}{accent}"));
            return letter;
        }

        if (!char.IsAsciiLetter(name[0]))
            plain.Append(name);
        return Math.Max(end, at + 1) - 1;
    }

    /// <summary>The letter under an accent, in braces or not; a dotless i is one too.</summary>
    private static int? Letter(string latex, int at)
    {
        while (at < latex.Length && (latex[at] is '{' or ' ' or '\\'))
            at++;
        return at < latex.Length && char.IsLetter(latex[at]) ? at : null;
    }
}
