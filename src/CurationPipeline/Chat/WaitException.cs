namespace CurationPipeline.Chat;

/// <summary>
/// The document has to wait, for a valid key, a model that is there, more budget, a batch: nothing is wrong with it. The
/// message says what a person can do.
/// </summary>
public sealed class WaitException : CurationException
{
    public WaitException()
    {
    }

    public WaitException(string message)
        : base(message)
    {
    }

    public WaitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether every other call would end in the same way, so that none has to be tried.</summary>
    public bool EndsRun { get; init; } = true;
}
