using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Puts the pieces of a page's content together; a token never runs over two pieces.</summary>
internal static class PageContent
{
    /// <summary>What is said of a page some of whose content did not come out of its compression whole.</summary>
    public const string Damaged = "A part of the page's content is damaged in the file, so words may be missing or wrong; fetch the file again.";

    private const string Missing = "A piece of the page's content is missing in the file.";
    private const int MostPieces = 10_000;

    public static void Collect(PdfDictionary page, ByteBuffer output, PageCanvas canvas)
    {
        var contents = page["Contents"];
        if (contents is PdfStream single)
            Add(single, output, canvas);
        else if (contents is null && page.Raw("Contents") is not null)
            canvas.Lose(Missing);
        if (contents is not PdfArray pieces)
            return;
        for (var i = 0; i < Math.Min(pieces.Count, MostPieces); i++)
        {
            if (pieces[i] is PdfStream piece)
                Add(piece, output, canvas);
            else if (pieces.Raw(i) is not null)
                canvas.Lose(Missing);
            output.Add((byte)'\n');
        }
    }

    private static void Add(PdfStream piece, ByteBuffer output, PageCanvas canvas)
    {
        if (!piece.DecodeInto(output))
            canvas.Lose(Damaged);
    }
}
