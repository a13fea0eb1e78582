using CurationPipeline.Pdf.Data;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The encodings that fonts refer to by name: for each code the name of its glyph, or null.</summary>
internal static class Encodings
{
    private static readonly Lazy<Dictionary<string, string?[]>> Tables = new(Load);

    public static string?[] Standard => Tables.Value["Standard"];

    public static string?[] WinAnsi => Tables.Value["WinAnsi"];

    public static string?[] Symbol => Tables.Value["Symbol"];

    public static string?[] ZapfDingbats => Tables.Value["ZapfDingbats"];

    public static string?[] MacRoman => Tables.Value["MacRoman"];

    /// <summary>The strings that every compact font has without carrying them.</summary>
    public static string?[] CffStrings => Tables.Value["CffStrings"];

    public static string?[] CffExpertCharset => Tables.Value["CffExpert"];

    public static string?[] CffExpertSubsetCharset => Tables.Value["CffExpertSubset"];

    public static string?[]? Find(string? name) => name switch
    {
        "StandardEncoding" => Standard,
        "WinAnsiEncoding" => WinAnsi,
        "MacRomanEncoding" => MacRoman,
        "MacExpertEncoding" => Tables.Value["MacExpert"],
        _ => null,
    };

    private static Dictionary<string, string?[]> Load()
    {
        var tables = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var line in DataTables.Lines("encodings.bin"))
        {
            var parts = line.Split(' ');
            tables[parts[0]] = Array.ConvertAll(parts[1..], part => part == "-" ? null : part);
        }

        return tables;
    }
}
