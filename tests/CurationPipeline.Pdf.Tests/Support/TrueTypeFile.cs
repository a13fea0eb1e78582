using System.Text;

namespace CurationPipeline.Pdf.Tests.Support;

/// <summary>Writes the least of a TrueType program: a table of characters.</summary>
internal static class TrueTypeFile
{
    /// <summary>A program in which some characters in a row have glyphs in a row; as Latin-1 text, to go into a stream.</summary>
    public static string Mapping(char first, int glyph, int count, int platform = 3, int encoding = 1)
    {
        var last = first + count - 1;
        int[] segments =
        [
            4, 32, 0, 4, 0, 0, 0, last, 0xffff, 0, first, 0xffff, (glyph - first) & 0xffff, 1, 0, 0,
        ];
        int[] cmap = [0, 1, platform, encoding, 0, 12, .. segments];
        int[] head = [0, 1, 1, 0, 0, 0, 0x636d, 0x6170, 0, 0, 0, 28, 0, cmap.Length * 2];
        return Encoding.Latin1.GetString([.. head.Concat(cmap).SelectMany(value => new[] { (byte)(value >> 8), (byte)value })]);
    }
}
