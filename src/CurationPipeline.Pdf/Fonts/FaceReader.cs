using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads a font's looks from its name and its descriptor's flags.</summary>
internal static class FaceReader
{
    private const int FixedPitch = 1;
    private const int Italic = 1 << 6;
    private const int ForceBold = 1 << 18;

    private static readonly string[] BoldMarks = ["bold", "black", "heavy", "demi", "cmbx", "cmb1", "cmbsy", "cmmib", "sfbx", "ecbx", "cmssbx", "tibx", "libertinetb", "libertinetz", "biolinumtb"];

    private static readonly string[] ItalicMarks = ["ital", "obli", "slant", "-it", "cmti", "cmsl", "cmmi", "cmbxti", "sfti", "ecti", "sfsl", "cmssi", "libertineti", "biolinumti"];

    private static readonly string[] MonospaceMarks = ["mono", "courier", "typewriter", "cmtt", "cmsltt", "sftt", "ectt", "consol", "menlo", "inconsolata", "-code", "zi4", "t1xtt", "nimbusmon"];

    private static readonly string[] MathMarks =
    [
        "math", "cmmi", "cmsy", "cmex", "cmbsy", "cmmib", "msam", "msbm", "symbol", "txsy", "txmi", "txex", "pxsy", "pxmi", "pxex", "rtxmi",
        "ntxmi", "ntxsy", "ntxex", "zptm", "eufm", "eufb", "eurm", "eurb", "eusm", "rsfs", "wasy", "stmary", "bbm", "dsrom", "mtmi", "mtsy", "mtex",
        "fdsym", "mdsym", "cmbr-mi", "stix2math", "esint", "euex",
    ];

    public static LetterFont Read(string? baseFont, PdfDictionary descriptor)
    {
        var name = WithoutSubsetPrefix(baseFont ?? descriptor.Name("FontName") ?? "");
        var flags = descriptor.Integer("Flags");
        return new LetterFont(
            name,
            Bold: HasMark(name, BoldMarks) || IsMedi(name) || (flags & ForceBold) != 0 || descriptor.Number("FontWeight") >= 600,
            Italic: HasMark(name, ItalicMarks) || (flags & Italic) != 0 || descriptor.Number("ItalicAngle") != 0,
            Monospace: HasMark(name, MonospaceMarks) || (flags & FixedPitch) != 0,
            Math: HasMark(name, MathMarks));
    }

    /// <summary>The bold cuts of the free PostScript fonts; "Medium" is another weight.</summary>
    private static bool IsMedi(string name) =>
        name.Contains("-Medi", StringComparison.Ordinal) && !name.Contains("-Medium", StringComparison.Ordinal);

    private static string WithoutSubsetPrefix(string name) =>
        name.Length > 7 && name[6] == '+' && name.AsSpan(0, 6).IndexOfAnyExceptInRange('A', 'Z') < 0 ? name[7..] : name;

    private static bool HasMark(string name, string[] marks) =>
        Array.Exists(marks, mark => name.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
