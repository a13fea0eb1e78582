namespace CurationPipeline.Seeds;

/// <summary>Another program has the base open; the message says which.</summary>
public sealed class BaseInUseException : CurationException
{
    public BaseInUseException()
    {
    }

    public BaseInUseException(string message)
        : base(message)
    {
    }

    public BaseInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
