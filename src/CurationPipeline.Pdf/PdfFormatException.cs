namespace CurationPipeline.Pdf;

/// <summary>A file that cannot be read as a PDF; the message is one sentence that says what is wrong and what to do.</summary>
public sealed class PdfFormatException : Exception
{
    public PdfFormatException()
    {
    }

    public PdfFormatException(string message)
        : base(message)
    {
    }

    public PdfFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
