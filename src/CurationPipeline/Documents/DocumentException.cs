namespace CurationPipeline.Documents;

/// <summary>A file that gives no text; the message is one sentence that names it, says what is wrong and what to do.</summary>
public sealed class DocumentException : Exception
{
    public DocumentException()
    {
    }

    public DocumentException(string message)
        : base(message)
    {
    }

    public DocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
