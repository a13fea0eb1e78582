using System.Globalization;
using System.Net;
using System.Text;

namespace CurationPipeline.Resolve;

/// <summary>Brings the many ways to write one letter to one: accents, ligatures, wide and styled forms, dashes and quotes.</summary>
internal static class Folding
{
    // Base letter first, then its accented forms. A table, because the framework's own decomposition needs ICU,
    // which a build with invariant culture does not load.
    private static readonly string[] Accented =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďđðḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ",
        "hĥħȟḣḥḧḩḫẖ", "iìíîïĩīĭįǐȉȋḭḯỉịı", "jĵǰ", "kķǩḱḳḵ", "lĺļľłḷḹḻḽ", "mḿṁṃ", "nñńņňǹṅṇṉṋ",
        "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšſșṡṣṥṧṩẛ", "tţťŧțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ×", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ",
        "-‐‑‒–—―−﹘﹣", "'’‘‛ʼ`´ʹ′", "0⁰₀", "1¹₁", "2²₂", "3³₃", "4⁴₄", "5⁵₅", "6⁶₆", "7⁷₇", "8⁸₈", "9⁹₉",
    ];

    private static readonly Dictionary<char, string> Long = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['ĳ'] = "ij",
        ['ﬀ'] = "ff",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
        ['ﬅ'] = "st",
        ['ﬆ'] = "st",
        ['™'] = "",
        ['®'] = "",
        ['&'] = " and ",
        ['Ⅰ'] = "I",
        ['Ⅱ'] = "II",
        ['Ⅲ'] = "III",
        ['Ⅳ'] = "IV",
        ['Ⅴ'] = "V",
        ['Ⅵ'] = "VI",
    };

    private static readonly Dictionary<char, char> Plain = Accented
        .SelectMany(row => row.Skip(1).Select(c => (From: c, To: row[0])))
        .ToDictionary(pair => pair.From, pair => pair.To);

    /// <summary>The same text with the case kept.</summary>
    public static string Fold(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decoded(text).EnumerateRunes())
        {
            Append(folded, rune);
        }

        return folded.ToString();
    }

    // Library catalogues hand out names such as 'K&#246;nig', some with blanks around the code.
    private static string Decoded(string text) => text.Contains(';', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '&' or '`')
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Styled(rune.Value) is { } ascii)
        {
            folded.Append(ascii);
        }
        else if (!rune.IsBmp)
        {
            folded.Append(rune.ToString());
        }
        else if (Long.TryGetValue((char)rune.Value, out var letters))
        {
            folded.Append(letters);
        }
        else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark))
        {
            AppendLetter(folded, (char)rune.Value);
        }
    }

    private static void AppendLetter(StringBuilder folded, char c)
    {
        var lower = char.ToLowerInvariant(c);
        if (lower != c && Long.TryGetValue(lower, out var letters))
        {
            folded.Append(letters.ToUpperInvariant());
        }
        else if (Plain.TryGetValue(lower, out var plain))
        {
            folded.Append(lower == c ? plain : char.ToUpperInvariant(plain));
        }
        else
        {
            folded.Append(char.IsControl(c) ? ' ' : c);
        }
    }

    // Full-width forms, and the mathematical alphabets (bold, script, …), which run A-Z a-z thirteen times and then digits.
    private static char? Styled(int code) => code switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(code - 0xFEE0),
        >= 0x1D400 and <= 0x1D6A3 when (code - 0x1D400) % 52 < 26 => (char)('A' + ((code - 0x1D400) % 52)),
        >= 0x1D400 and <= 0x1D6A3 => (char)('a' + ((code - 0x1D400) % 52) - 26),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((code - 0x1D7CE) % 10)),
        _ => null,
    };
}
