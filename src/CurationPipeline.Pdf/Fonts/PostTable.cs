using System.Text;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>Reads the glyph names of TrueType programs.</summary>
internal static class PostTable
{
    private const int MacintoshNames = 258;

    public static string?[] ReadNames(ReadOnlySpan<byte> table)
    {
        var data = new BigEndianReader(table);
        if (data.UInt32(0) != 0x00020000)
            return [];
        var count = Math.Min(data.UInt16(32), (table.Length - 34) / 2);
        var own = ReadOwn(table[(34 + count * 2)..]);
        var names = new string?[Math.Max(0, count)];
        for (var i = 0; i < names.Length; i++)
        {
            var index = data.UInt16(34 + i * 2) - MacintoshNames;
            names[i] = index < 0 ? StandardName(index + MacintoshNames) : index < own.Count ? own[index] : null;
        }

        return names;
    }

    /// <summary>The first glyphs of the Macintosh order follow ASCII; the others go by their characters anyway.</summary>
    private static string? StandardName(int index) => index is >= 3 and <= 97 ? Encodings.MacRoman[index + 29] : null;

    private static List<string> ReadOwn(ReadOnlySpan<byte> names)
    {
        var list = new List<string>();
        for (var at = 0; at < names.Length;)
        {
            var length = Math.Min(names[at], names.Length - at - 1);
            list.Add(Encoding.Latin1.GetString(names.Slice(at + 1, length)));
            at += length + 1;
        }

        return list;
    }
}
