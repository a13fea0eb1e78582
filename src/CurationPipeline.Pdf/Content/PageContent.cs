using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Puts the pieces of a page's content together; a token never runs over two pieces.</summary>
internal static class PageContent
{
    private const int MostPieces = 10_000;

    public static void Collect(PdfObject? contents, ByteBuffer output, PageCanvas canvas)
    {
        if (contents is PdfStream single)
            single.DecodeInto(output);
        if (contents is not PdfArray pieces)
            return;
        for (var i = 0; i < Math.Min(pieces.Count, MostPieces); i++)
        {
            if (pieces[i] is PdfStream piece)
                piece.DecodeInto(output);
            else if (pieces.Raw(i) is not null)
                canvas.Lose("A piece of the page's content is missing in the file.");
            output.Add((byte)'\n');
        }
    }
}
