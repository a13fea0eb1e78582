using System.Globalization;
using CurationPipeline.Pdf.Data;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Tells the text that a glyph's name stands for, by the Adobe Glyph List and its naming rules.</summary>
internal static class GlyphNames
{
    private static readonly Lazy<(Dictionary<string, string> Usual, Dictionary<string, string> Dingbats)> Tables = new(Load);

    /// <summary>Gives "" for a name that says nothing.</summary>
    public static string ToText(string name, bool dingbats = false)
    {
        if (dingbats && Tables.Value.Dingbats.TryGetValue(name, out var sign))
            return sign;
        if (Tables.Value.Usual.TryGetValue(name, out var known))
            return known;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot == 0)
            return "";
        if (dot > 0)
            return ToText(name[..dot], dingbats);
        return name.Contains('_', StringComparison.Ordinal)
            ? string.Concat(name.Split('_').Select(part => ToText(part, dingbats)))
            : MathGlyphNames.Find(name) ?? FromCodePoint(name);
    }

    private static string FromCodePoint(string name)
    {
        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && (name.Length - 3) % 4 == 0)
            return string.Concat(Enumerable.Range(0, (name.Length - 3) / 4).Select(i => FromHex(name.AsSpan(3 + i * 4, 4))));
        return name.Length is >= 5 and <= 7 && name[0] is 'u' or 'U' ? FromHex(name.AsSpan(1)) : "";
    }

    private static string FromHex(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? UnicodeText.From(code) : "";

    private static (Dictionary<string, string>, Dictionary<string, string>) Load()
    {
        var lines = DataTables.Lines("glyphs.bin");
        var gap = Array.IndexOf(lines, "");
        return (Parse(lines.AsSpan(0, gap)), Parse(lines.AsSpan(gap + 1)));
    }

    private static Dictionary<string, string> Parse(ReadOnlySpan<string> lines)
    {
        var table = new Dictionary<string, string>(lines.Length, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            table[line[..space]] = FromHex(line.AsSpan(space + 1));
        }

        return table;
    }
}
