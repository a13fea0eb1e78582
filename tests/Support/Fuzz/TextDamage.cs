using System.Text;

namespace CurationPipeline.Tests.Support;

/// <summary>Damage that any text can take: lines doubled, lost and moved, other line ends, marks, bytes that are no UTF-8.</summary>
public static class TextDamage
{
    private static readonly string[] Odd =
    [
        "\0", "\u0007", "\u001b[2J", "\f", "\v", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u202e", "\ufffe", "\t", "\r", "\r\n", "𝕏", "ﬁ", "e\u0301\u0301\u0301",
        "\"", "'", "#", ":", ": ", "- ", "? ", "|", ">-", "&a", "*a", "!", "!!binary ", "%", "@", "`", "{", "}", "[", "]", ",", "~", "\\", "---\n", "...\n",
    ];

    public static T Pick<T>(this Random chance, IReadOnlyList<T> choices) => choices[chance.Next(choices.Count)];

    public static string Damage(string text, Random chance) => chance.Next(9) switch
    {
        0 => WithLines(text, lines => lines.Insert(chance.Next(lines.Count + 1), chance.Pick(lines))),
        1 => WithLines(text, lines => lines.RemoveAt(chance.Next(lines.Count))),
        2 => WithLines(text, lines => Swap(lines, chance.Next(lines.Count), chance.Next(lines.Count))),
        3 => text.ReplaceLineEndings(chance.Pick(["\r\n", "\r", "\n\n", "\u0085"])),
        4 => chance.Pick(["\ufeff", "\ufeff\ufeff", "\n\n", "%YAML 1.2\n---\n", "---\n", "# \n"]) + text,
        5 => text[..chance.Next(text.Length + 1)],
        6 => Insert(text, chance.Pick(Odd), chance),
        7 => Insert(text, new string(chance.Pick("a \t-[{\"'&*!|>#".ToCharArray()), 1 << chance.Next(4, 13)), chance),
        _ => Cut(text, chance),
    };

    /// <summary>As bytes: mostly as they are, sometimes with some that no text has, or in another encoding.</summary>
    public static byte[] Bytes(string text, Random chance)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (chance.Next(12))
        {
            case 0:
                var place = chance.Next(bytes.Length + 1);
                return [.. bytes[..place], chance.Pick(new byte[] { 0x80, 0xC0, 0xE9, 0xED, 0xF8, 0xFF }), .. bytes[place..]];
            case 1:
                return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)];
            case 2:
                return Encoding.Latin1.GetBytes(text + "é");
            default:
                return bytes;
        }
    }

    private static string WithLines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    private static void Swap(List<string> lines, int one, int other) => (lines[one], lines[other]) = (lines[other], lines[one]);

    private static string Insert(string text, string what, Random chance) => text.Insert(chance.Next(text.Length + 1), what);

    private static string Cut(string text, Random chance)
    {
        var start = chance.Next(text.Length + 1);
        return text.Remove(start, Math.Min(text.Length - start, chance.Next(60)));
    }
}
