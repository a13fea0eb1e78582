namespace CurationPipeline.Pdf;

/// <summary>Opens files with the reader that this build was made with: ours, or PdfPig when built with -p:PdfPig=true.</summary>
public static class LetterSource
{
    /// <inheritdoc cref="PdfDocument.Open"/>
    public static ILetterSource Open(ReadOnlyMemory<byte> bytes, string? password = null) =>
#if PDFPIG
        PdfPigLetterSource.Open(bytes, password);
#else
        PdfDocument.Open(bytes, password);
#endif
}
