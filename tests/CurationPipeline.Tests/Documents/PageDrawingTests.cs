using CurationPipeline.Documents;
using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Documents;

/// <summary>The words that a mark covers on the drawn page are the words that it was made for.</summary>
public sealed class PageDrawingTests
{
    private const string TwoColumns = "probing-situational-awareness.pdf";

    [Theory]
    [InlineData(TwoColumns)]
    [InlineData("line-numbered-oversight.pdf")]
    public void A_mark_covers_exactly_the_words_of_each_paragraph(string name)
    {
        var path = Repository.Paper(name);
        var document = DocumentReader.Read(path);
        using var pages = PageDrawings.Open(path)!; // a PDF has pages
        var blocks = document.Blocks.Where(block => block.Kind == BlockKind.Body).ToList();

        var crossing = 0;
        foreach (var block in blocks)
        {
            var boxes = document.Places.BoxesOf(block.Range);
            crossing += boxes.Select(box => box.Page).Distinct().Count() > 1 ? 1 : 0;
            Assert.Equal(Letters(document[block.Range].ToString()), Letters(Covered(pages, boxes)));
        }

        Assert.True(blocks.Count > 10 && crossing > 0, $"Only {blocks.Count} paragraphs, {crossing} over two pages.");
    }

    [Fact]
    public void A_quote_over_a_page_end_is_marked_on_both_pages()
    {
        var path = Repository.Paper(TwoColumns);
        var document = DocumentReader.Read(path);
        using var pages = PageDrawings.Open(path)!; // a PDF has pages
        const string Quote = "resistant to later training because the model fakes";
        var start = document.Text.IndexOf(Quote, StringComparison.Ordinal);

        var boxes = document.Places.BoxesOf(new TextRange(start, start + Quote.Length));

        Assert.Equal(Quote, Covered(pages, boxes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/Rotate 90")]
    [InlineData("/Rotate 180")]
    [InlineData("/Rotate 270")]
    public void A_turned_page_is_drawn_as_it_is_shown(string page)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("turned.pdf");
        File.WriteAllBytes(path, PdfBuilder.Page(
            "BT /F1 10 Tf 20 70 Td (Models comply more often) Tj 0 -14 Td (when they are watched.) Tj ET", page: page).Build());
        var document = DocumentReader.Read(path);
        using var pages = PageDrawings.Open(path)!; // a PDF has pages

        var drawn = pages.Page(1)!;
        var boxes = document.Places.BoxesOf(new TextRange(0, document.Text.IndexOf(" when", StringComparison.Ordinal)));

        Assert.Equal((document.Pages[0].Width, document.Pages[0].Height), (drawn.Width, drawn.Height));
        Assert.Equal("Models comply more often", Covered(pages, boxes));
    }

    [Theory]
    [InlineData("0 1 -1 0 100 10", 270)]
    [InlineData("0 -1 1 0 100 90", 90)]
    public void Turned_words_are_drawn_in_their_direction(string matrix, int angle)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("words.pdf");
        File.WriteAllBytes(path, PdfBuilder.Page($"BT /F1 8 Tf {matrix} Tm (Table of results) Tj ET").Build());
        var document = DocumentReader.Read(path);
        using var pages = PageDrawings.Open(path)!; // a PDF has pages

        var words = pages.Page(1)!.Words;

        Assert.Equal(["Table", "of", "results"], words.Select(word => word.Text));
        Assert.All(words, word => Assert.Equal(angle, ((int)word.Angle + 360) % 360));
        Assert.All(words, word => Assert.InRange(word.Length, word.Box.Height - 0.1f, word.Box.Height + 0.1f));
        Assert.Equal("Table of results", Covered(pages, document.Places.BoxesOf(new TextRange(0, document.Text.Length))));
    }

    [Fact]
    public void What_cannot_be_seen_is_not_drawn()
    {
        var path = Repository.Paper("hidden-instructions.pdf");
        var hidden = DocumentReader.Read(path).Hidden;
        using var pages = PageDrawings.Open(path)!; // a PDF has pages

        var drawn = string.Join(' ', Enumerable.Range(1, pages.Count).SelectMany(page => pages.Page(page)!.Words).Select(word => word.Text));

        Assert.NotEmpty(hidden);
        Assert.All(hidden.Where(piece => piece.Text.Length > 30), piece => Assert.DoesNotContain(Letters(piece.Text), Letters(drawn), StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_file_has_no_pages_to_draw() => Assert.Null(PageDrawings.Open(Repository.Paper("notes-on-preference-locking.txt")));

    /// <summary>The characters whose middle lies under one of the boxes, box by box, words parted by a space.</summary>
    private static string Covered(PageDrawings pages, IReadOnlyList<PageBox> boxes)
    {
        var lines = boxes.Select(place => string.Join(' ', pages.Page(place.Page)!.Words
            .Select(word => Covered(word, place.Box)).Where(text => text.Length > 0)));
        return string.Join(' ', lines);
    }

    private static string Covered(DrawnWord word, Box box)
    {
        var (sin, cos) = MathF.SinCos(word.Angle * MathF.PI / 180);
        var covered = word.Text.Where((_, i) =>
        {
            var along = word.Length * (i + 0.5f) / word.Text.Length;
            var (x, y) = (word.X + (along * cos) + (0.25f * word.Size * sin), word.Y + (along * sin) - (0.25f * word.Size * cos));
            return x > box.X0 && x < box.X1 && y > box.Y0 && y < box.Y1;
        });
        return string.Concat(covered);
    }

    private static string Letters(string text) => string.Concat(Nfkc.WithoutAccents(text).Where(char.IsAsciiLetterOrDigit));
}
