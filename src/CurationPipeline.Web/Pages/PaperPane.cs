using CurationPipeline.Documents;
using CurationPipeline.Pdf;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>The pages of the paper on which a quote stands, with the quote marked, and the text around it.</summary>
internal static class PaperPane
{
    private const int Around = 500;

    /// <summary>The pane of a question; where the paper is still being read, a place that the page's script fills.</summary>
    public static Markup Of(ItemView view)
    {
        if (view.PaperMissing is { } why)
            return Markup.Of($"<p class=\"none\">{why}</p>\n");
        if (view.File.Paper.IsNone)
            return Markup.Of($"<p class=\"none\">No paper asks this: both are in the base.</p>\n");
        if (view.Question.Evidence.Count == 0)
            return Markup.Of($"<p class=\"none\">No words to show on the page.</p>\n");
        return view.Paper is { } paper
            ? Of(paper, view.Question.Evidence[view.Piece])
            : Markup.Of($"<div data-load=\"{Address.Drawing(view.Name, view.Question.Key, view.Piece)}\"><p class=\"none\">The paper is being read …</p></div>\n");
    }

    /// <summary>The pane of one piece of evidence.</summary>
    public static Markup Of(OpenPaper paper, ProposedEvidence piece)
    {
        var parts = paper.Find(piece);
        if (parts.Count == 0)
            return Markup.Of($"<p class=\"failed\">The words are not in the paper as it is at hand now.</p>\n{Sheet(paper, piece.Page, [])}");
        var places = parts.SelectMany(paper.Document.Places.BoxesOf).ToList();
        var pages = places.Count == 0 ? [] : places.GroupBy(place => place.Page).OrderBy(group => group.Key).ToList();
        var sheets = Markup.Join(pages.Select(page => Sheet(paper, page.Key, [.. page.Select(place => place.Box)])));
        return sheets.IsEmpty ? Text(paper.Document, parts, open: true) : sheets.Add(Text(paper.Document, parts, open: false));
    }

    private static Markup Sheet(OpenPaper paper, int number, IReadOnlyList<Box> marked) => paper.Page(number) is { } page
        ? Markup.Of($"<figure class=\"page\"><figcaption>Page {number} of {paper.Document.PageCount}</figcaption>\n{PageSvg.Of(page, marked, PageSvg.Printed(page))}</figure>\n")
        : new Markup();

    private static Markup Text(Document document, IReadOnlyList<TextRange> parts, bool open)
    {
        var from = Math.Max(0, parts[0].Start - Around);
        var text = Markup.Of($"<details class=\"around\"{(open ? Markup.Of($" open") : new Markup())}><summary>The text around it</summary>\n<p class=\"context\"><bdi>");
        foreach (var part in parts)
        {
            text.Add($"{document.Text[from..part.Start]}<mark>{document.Text[part.Start..part.End]}</mark>");
            from = part.End;
        }

        return text.Add($"{document.Text[from..Math.Min(document.Text.Length, from + Around)]}</bdi></p></details>\n");
    }
}
