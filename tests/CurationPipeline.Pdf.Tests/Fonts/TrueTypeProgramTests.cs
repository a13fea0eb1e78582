using System.Text;
using CurationPipeline.Pdf.Fonts;
using CurationPipeline.Pdf.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Fonts;

public class TrueTypeProgramTests
{
    [Fact]
    public void Glyphs_are_told_by_the_characters_that_show_them()
    {
        var program = Read(TrueTypeFile.Mapping('a', 3, 5));

        Assert.Equal("c", program.TextOfGlyph(5));
        Assert.Equal("", program.TextOfGlyph(20));
    }

    [Fact]
    public void Symbol_codes_are_found_in_their_private_range()
    {
        var program = Read(TrueTypeFile.Mapping('\uf041', 7, 2, encoding: 0));

        Assert.Equal(8, program.GlyphOfCode(0x42));
    }

    [Fact]
    public void Damage_gives_less_but_never_fails()
    {
        var whole = Encoding.Latin1.GetBytes(TrueTypeFile.Mapping('a', 3, 5));
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0xff;
            TrueTypeProgram.Read(damaged)?.TextOfGlyph(5);
            TrueTypeProgram.Read(whole[..i])?.GlyphOfCode(97);
        }
    }

    private static TrueTypeProgram Read(string file)
    {
        var program = TrueTypeProgram.Read(Encoding.Latin1.GetBytes(file));
        Assert.NotNull(program);
        return program;
    }
}
