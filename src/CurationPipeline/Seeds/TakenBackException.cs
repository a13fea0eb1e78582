namespace CurationPipeline.Seeds;

/// <summary>What is to be taken back was taken back already; the message says by which line.</summary>
public sealed class TakenBackException : CurationException
{
    public TakenBackException()
    {
    }

    public TakenBackException(string message)
        : base(message)
    {
    }

    public TakenBackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
