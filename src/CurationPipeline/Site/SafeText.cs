using System.Buffers;
using System.Globalization;

namespace CurationPipeline.Site;

/// <summary>Makes text from papers and models harmless and honest: escaped, and with its invisible tricks made visible.</summary>
internal static class SafeText
{
    private const string Replacement = "\uFFFD";

    /// <summary>What most text is made of, and what needs no look: it goes over in runs.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Long enough for any description that a person writes; a page stays small whatever a model sends.</summary>
    public const int LongestText = 6_000;

    /// <summary>Appends the text for use between tags and in quoted attributes.</summary>
    public static void Append(Markup html, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var plain = text.AsSpan(i).IndexOfAnyExcept(Plain);
            html.Put(text.AsSpan(i, plain < 0 ? text.Length - i : plain));
            if (plain < 0)
                return;
            i += plain;
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                html.Put(text.AsSpan(i++, 2));
            else if (TurnsText(c))
                html.Put(string.Create(CultureInfo.InvariantCulture, $"⟨U+{(int)c:X4}⟩"));
            else
                html.Put(Escaped(c));
        }
    }

    /// <summary>The text, cut at a word where it is too long, with a mark that says so.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length - 1, length / 4);
        var end = space > 0 ? space : length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    private static string Escaped(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\r' or '\n' => "\n",
        '\t' => "\t",
        _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF') => Replacement,
        _ => c.ToString(),
    };

    /// <summary>Marks that reverse or reorder what follows: a name could show as another one.</summary>
    public static bool TurnsText(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
