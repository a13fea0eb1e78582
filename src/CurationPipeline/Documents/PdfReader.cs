using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Reads a PDF: pages are laid out, margins taken away, blocks told apart, paragraphs joined, the text written.</summary>
internal static class PdfReader
{
    public static Document Read(SourceFile file, ReadOptions options, CancellationToken cancellationToken)
    {
        using var source = Open(file, options);
        var laid = LayoutReader.Read(source, cancellationToken);
        var draft = PaperDraft.Of(laid.Pages);
        if (draft.Blocks.Count == 0)
            throw NoText(file, source.PageCount, laid);

        var writer = new CleanTextWriter(draft.Hyphens());
        foreach (var block in ParagraphJoiner.Join(draft.Blocks))
            writer.Write(block);
        var (text, places) = writer.Close();
        var pages = laid.Pages.Select(page => new PageInfo(page.Number, page.Width, page.Height)).ToList();
        return new Document(
            file.Name, file.Sha256, text, pages.Count, pages, writer.Blocks, writer.Marks, laid.Hidden,
            MetadataReader.Read(draft, text, writer.Blocks, source.Info), laid.Losses, places, draft.Margins);
    }

    /// <summary>The pages' lines as printed, page by page.</summary>
    public static PrintedPages ReadLines(SourceFile file, ReadOptions options, CancellationToken cancellationToken)
    {
        using var source = Open(file, options);
        var laid = LayoutReader.Read(source, cancellationToken);
        var pages = PrintedLines.Of(laid.Pages);
        return pages.Any(page => page.Length > 0) ? new PrintedPages(pages, laid.Losses) : throw NoText(file, source.PageCount, laid);
    }

    internal static ILetterSource Open(SourceFile file, ReadOptions options)
    {
        try
        {
            return LetterSource.Open(file.Bytes, options.Password);
        }
        catch (PdfFormatException exception)
        {
            throw new DocumentException($"'{file.Name}' cannot be read. {exception.Message}", exception);
        }
    }

    private static DocumentException NoText(SourceFile file, int pages, LaidPages laid) =>
        laid.Losses.Count > 0
            ? new DocumentException($"'{file.Name}' gives no text: {laid.Losses[0]}")
            : new DocumentException(
                $"'{file.Name}' has no text layer on its {pages} {(pages == 1 ? "page" : "pages")}; run OCR first, for instance with 'ocrmypdf'.");
}
