namespace CurationPipeline.Chat;

/// <summary>A call to the model that gave no reply; the message is one sentence for a person.</summary>
public sealed class CallException : Exception
{
    public CallException()
    {
    }

    public CallException(string message)
        : base(message)
    {
    }

    public CallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status; null where the server did not answer.</summary>
    public int? Status { get; init; }

    /// <summary>What the server asked to wait before the next call.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may go through later: the server is busy, broke down or did not answer.</summary>
    public bool Passing { get; init; }

    /// <summary>Whether there was nobody to answer.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Whether the server says that it cannot answer in the form asked for.</summary>
    public bool RefusesFormat { get; init; }

    /// <summary>Whether the server says that the request is longer than the model can read.</summary>
    public bool TooLong { get; init; }
}
