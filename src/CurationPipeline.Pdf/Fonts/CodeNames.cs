using System.Globalization;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>
/// Reads glyph names that only repeat the code, such as a97 at code 97: bitmap fonts of TeX have no others.
/// Letters mean themselves; the other codes do so only in a font that is used for running text.
/// </summary>
internal static class CodeNames
{
    private const int LeastTextLetters = 8;

    // Where TeX's text encoding (OT1) departs from ASCII.
    private static readonly Dictionary<int, string> Signs = new()
    {
        [11] = "ff",
        [12] = "fi",
        [13] = "fl",
        [14] = "ffi",
        [15] = "ffl",
        [16] = "ı",
        [25] = "ß",
        [34] = "”",
        [39] = "’",
        [60] = "¡",
        [62] = "¿",
        [92] = "“",
        [96] = "‘",
        [123] = "–",
        [124] = "—",
    };

    /// <summary>Whether the font shows enough small letters to be one for text.</summary>
    public static bool IsTextFont(string?[] names)
    {
        var letters = 0;
        for (var code = 'a'; code <= 'z'; code++)
            letters += IsCode(names[code], code) ? 1 : 0;
        return letters >= LeastTextLetters;
    }

    public static string ToText(string name, int code, bool isTextFont)
    {
        if (!IsCode(name, code))
            return "";
        if (code < 128 && char.IsAsciiLetter((char)code))
            return UnicodeText.From(code);
        if (!isTextFont)
            return "";
        return Signs.GetValueOrDefault(code) ?? (code is > 32 and < 127 ? UnicodeText.From(code) : "");
    }

    private static bool IsCode(string? name, int code) =>
        name is { Length: >= 2 and <= 5 } && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == code;
}
