namespace CurationPipeline;

/// <summary>
/// A run that was asked for wrongly or cannot go on: its message is all there is to say (what is wrong, where, and what
/// to do), and the command ends with exit code 2 having changed nothing.
/// </summary>
public class CurationException : Exception
{
    public CurationException()
    {
    }

    public CurationException(string message)
        : base(message)
    {
    }

    public CurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
