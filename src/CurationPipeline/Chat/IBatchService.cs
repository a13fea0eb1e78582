using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>A server that takes many requests at once and answers them later, at half the price.</summary>
public interface IBatchService
{
    /// <summary>Sends the requests as one batch, marked so that it can be found again.</summary>
    /// <returns>Its id.</returns>
    Task<string> SendAsync(IReadOnlyList<BatchRequest> requests, string mark, CancellationToken cancellationToken = default);

    /// <summary>The id of the newest batch with the mark; null where there is none.</summary>
    Task<string?> FindAsync(string mark, CancellationToken cancellationToken = default);

    Task<BatchState> LookAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The answers of a batch that is over, in the order of its files; a request may have none.</summary>
    IAsyncEnumerable<BatchAnswer> ReadAsync(BatchState batch, CancellationToken cancellationToken = default);
}

/// <summary>One request of a batch; its id is the fingerprint of what is asked.</summary>
public sealed record BatchRequest(string Id, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options);

/// <summary>How far a batch is.</summary>
/// <param name="Status">In the server's word: validating, in_progress, completed, expired, cancelled, failed, …</param>
/// <param name="Answered">Requests with an answer or an error.</param>
/// <param name="Output">File of the answers; null where there are none.</param>
/// <param name="Errors">File of the requests that failed; null where there are none.</param>
/// <param name="Why">What was wrong with the batch as a whole.</param>
public sealed record BatchState(string Id, string Status, int Answered, int Requests, string? Output, string? Errors, string? Why)
{
    public bool IsOver => Status is "completed" or "expired" or "cancelled" or "failed";
}

/// <summary>The answer to one request: a reply, or why there is none.</summary>
public sealed record BatchAnswer(string Id, ChatResponse? Reply, CallException? Failure);
