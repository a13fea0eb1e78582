using CurationPipeline.Pdf.Fonts;

namespace CurationPipeline.Pdf.Tests.Fonts;

public class CffProgramTests
{
    [Fact]
    public void Names_follow_from_the_charset_and_codes_from_the_encoding()
    {
        var program = CffProgram.Read(Build());

        Assert.NotNull(program);
        Assert.Equal("A", program.NameOfGlyph(1));
        Assert.Equal("own", program.NameOfGlyph(2));
        Assert.Equal("A", program.Encoding[5]);
        Assert.Equal("own", program.Encoding[9]);
    }

    [Fact]
    public void Damage_gives_less_but_never_fails()
    {
        var whole = Build();
        for (var length = 0; length < whole.Length; length++)
            CffProgram.Read(whole[..length]);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0xff;
            CffProgram.Read(damaged)?.NameOfGlyph(2);
        }
    }

    /// <summary>Three glyphs: .notdef, A (string 34) at code 5, "own" (the first string of its own) at code 9.</summary>
    private static byte[] Build()
    {
        byte[] head = [1, 0, 4, 1];
        byte[] names = Index("X"u8.ToArray());
        byte[] strings = Index("own"u8.ToArray());
        byte[] charset = [0, 0, 34, 391 >> 8, 391 & 255];
        byte[] encoding = [0, 2, 5, 9];
        byte[] outlines = Index([14], [14], [14]);
        // The dictionary has a fixed length: three numbers of five bytes, each with its operator.
        var start = head.Length + names.Length + Index(new byte[18]).Length + strings.Length + 2;
        byte[] top = [.. Entry(15, start), .. Entry(16, start + charset.Length), .. Entry(17, start + charset.Length + encoding.Length)];
        return [.. head, .. names, .. Index(top), .. strings, 0, 0, .. charset, .. encoding, .. outlines];
    }

    private static byte[] Entry(byte word, int value) => [29, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value, word];

    private static byte[] Index(params byte[][] items)
    {
        var bytes = new List<byte> { 0, (byte)items.Length, 1, 1 };
        var offset = 1;
        foreach (var item in items)
            bytes.Add((byte)(offset += item.Length));
        return [.. bytes, .. items.SelectMany(item => item)];
    }
}
