using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Pdf.Tests.Layout;

public sealed class LineBuilderTests
{
    [Fact]
    public void Words_are_parted_by_gaps_where_no_space_is_drawn() =>
        Assert.Equal("two words", Line(new Sheet().Line(50, 100, "two words")));

    [Fact]
    public void Drawn_spaces_give_one_space_each() =>
        Assert.Equal("two words here", Line(new Sheet().Line(50, 100, "two  words here", spaceGlyphs: true)));

    [Fact]
    public void Letter_spaced_capitals_stay_words() =>
        Assert.Equal("WIDE TITLE", Line(new Sheet().Line(50, 100, "WIDE TITLE", tracking: 1.2f)));

    [Fact]
    public void Dots_that_lead_to_a_page_number_do_not_join_the_words_before_them()
    {
        var sheet = new Sheet().Line(50, 100, "Open questions").Line(120, 100, "...................", tracking: 4);

        Assert.StartsWith("Open questions", Line(sheet), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accent_joins_the_letter_under_it()
    {
        var sheet = new Sheet().Line(50, 100, "Ren").Letter("´", 65, 100, 5).Letter("e", 65, 100, 5).Line(70, 100, "e");

        Assert.Equal("Renée", Line(sheet));
    }

    [Fact]
    public void A_word_drawn_twice_for_boldness_is_read_once() =>
        Assert.Equal("bold", Line(new Sheet().Line(50, 100, "bold").Line(50.3f, 100, "bold")));

    [Fact]
    public void A_raised_small_number_is_superscript()
    {
        var line = Assert.Single(PageLayouter.Lay(new Sheet().Line(50, 100, "claim").Line(75, 96, "12", 7).Page()).Lines);

        Assert.Equal("claim12", line.Text);
        Assert.Equal(CharStyle.None, line.Styles[4]);
        Assert.Equal(CharStyle.Superscript, line.Styles[5]);
    }

    [Fact]
    public void A_large_first_letter_joins_its_word()
    {
        var sheet = new Sheet().Letter("T", 50, 112, 12, 24).Line(62.5f, 100.5f, "HE first line of it").Line(62.5f, 112, "and the second line");

        Assert.Equal(["THE first line of it", "and the second line"], PageLayouter.Lay(sheet.Page()).Lines.Select(line => line.Text));
    }

    [Fact]
    public void Every_character_has_its_place()
    {
        var line = Assert.Single(PageLayouter.Lay(new Sheet().Line(50, 100, "ab cd").Page()).Lines);

        Assert.Equal([50, 55, 60, 62.5f, 67.5f], line.Left);
        Assert.Equal([55, 60, 60, 67.5f, 72.5f], line.Right);
    }

    [Fact]
    public void No_letter_is_lost_or_doubled_whatever_stands_where()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var sheet = new Sheet();
            var expected = new List<char>();
            var state = (uint)seed;
            for (var i = 0; i < 120; i++)
            {
                var c = (char)('a' + Next(ref state, 26));
                expected.Add(c);
                sheet.Letter(c.ToString(), Next(ref state, 560), 20 + Next(ref state, 740), 5, 6 + Next(ref state, 8), (short)Next(ref state, 3));
            }

            var read = PageLayouter.Lay(sheet.Page()).Lines.SelectMany(line => line.Text).Where(c => c != ' ').Order();

            Assert.Equal(expected.Order(), read);
        }
    }

    private static int Next(ref uint state, int below)
    {
        state = (state * 1664525) + 1013904223;
        return (int)((state >> 8) % (uint)below);
    }

    private static string Line(Sheet sheet) => Assert.Single(PageLayouter.Lay(sheet.Page()).Lines).Text;
}
