using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Documents;

public sealed class PlaceMapTests
{
    private static readonly Document Paper = DocumentReader.Read(Repository.Paper("probing-situational-awareness.pdf"));

    [Fact]
    public void Every_word_has_a_box_inside_its_page()
    {
        for (var start = 0; start < Paper.Text.Length;)
        {
            var end = Paper.Text.AsSpan(start).IndexOfAny(' ', '\n') is var length and >= 0 ? start + length : Paper.Text.Length;
            if (end > start)
                AssertPlaced(new TextRange(start, end));
            start = end + 1;
        }
    }

    [Fact]
    public void A_sentence_over_two_lines_has_a_box_for_each()
    {
        var start = Paper.Text.IndexOf("A student who works hard", StringComparison.Ordinal);
        var boxes = Paper.Places.BoxesOf(new TextRange(start, Paper.Text.IndexOf('.', start) + 1));

        Assert.InRange(boxes.Count, 2, 4);
        Assert.Equal(boxes.OrderBy(box => box.Box.Y0), boxes);
    }

    [Fact]
    public void The_pages_take_the_text_apart_without_loss()
    {
        var onPages = Enumerable.Range(1, Paper.PageCount).Sum(page => Paper.Places.RangesOf(page, Paper.Text.Length).Sum(range => range.Length));

        Assert.Equal(Paper.Text.Length, onPages);
    }

    [Fact]
    public void Blocks_stand_in_text_order_with_a_blank_line_between()
    {
        for (var i = 1; i < Paper.Blocks.Count; i++)
            Assert.Equal("\n\n", Paper.Text[Paper.Blocks[i - 1].Range.End..Paper.Blocks[i].Range.Start]);
        Assert.Equal(Paper.Text.Length, Paper.Blocks[^1].Range.End);
    }

    private static void AssertPlaced(TextRange word)
    {
        var boxes = Paper.Places.BoxesOf(word);
        Assert.True(boxes.Count is 1 or 2, $"'{Paper[word]}' has {boxes.Count} boxes.");
        foreach (var (page, box) in boxes)
        {
            Assert.InRange(page, 1, Paper.PageCount);
            Assert.InRange(box.X0, 0, Paper.Pages[page - 1].Width);
            Assert.InRange(box.Y1, box.Y0, Paper.Pages[page - 1].Height);
        }
    }
}
