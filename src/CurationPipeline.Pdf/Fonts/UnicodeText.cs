namespace CurationPipeline.Pdf.Fonts;

/// <summary>Makes text of code points; single characters are made once.</summary>
internal static class UnicodeText
{
    private static readonly string[] Known = Enumerable.Range(0, 256).Select(code => ((char)code).ToString()).ToArray();

    public static string From(int code) => code switch
    {
        >= 0 and < 256 => Known[code],
        < 0 or > 0x10ffff or (>= 0xd800 and <= 0xdfff) => "",
        _ => char.ConvertFromUtf32(code),
    };

    /// <summary>Whether the text tells a reader anything: no control, no mark of "unknown".</summary>
    public static bool IsTelling(string? text) =>
        !string.IsNullOrEmpty(text) && !(text.Length == 1 && (text[0] is '\ufffd' or '\uffff' || char.IsControl(text[0]) && text[0] != '\t'));

    public static bool IsPrivate(string text) => text.Length > 0 && text[0] is >= '\ue000' and <= '\uf8ff';
}
