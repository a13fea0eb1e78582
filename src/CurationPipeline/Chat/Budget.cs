using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Refuses a call that could cost more than what is left; counted before it is sent, and put right after.</summary>
/// <param name="inner">Who is asked.</param>
/// <param name="price">What the model costs.</param>
/// <param name="maxUsd">What all calls together may cost.</param>
/// <param name="estimate">Tokens that a text will be, about.</param>
public sealed class Budget(IChatClient inner, Price price, decimal maxUsd, Func<string, int> estimate) : DelegatingChatClient(inner)
{
    /// <summary>Taken for a reply whose length is not bounded by the request.</summary>
    public const int UnboundedReply = 4096;

    private readonly Lock _lock = new();
    private decimal _spent;

    /// <summary>What the calls have cost so far; calls under way count as estimated.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (_lock)
                return _spent;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var reserved = price.Of(asked.Sum(message => (long)estimate(message.Text)), options?.MaxOutputTokens ?? UnboundedReply);
        Reserve(reserved);
        var cost = 0m;
        try
        {
            var response = await base.GetResponseAsync(asked, options, cancellationToken);
            cost = response.Usage is { } usage ? price.Of(usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0) : reserved;
            return response;
        }
        finally
        {
            lock (_lock)
                _spent += cost - reserved;
        }
    }

    private void Reserve(decimal cost)
    {
        lock (_lock)
        {
            if (_spent + cost > maxUsd)
                throw new CallException(FormattableString.Invariant(
                    $"Not asked, because the budget of {maxUsd:0.00##} USD could be exceeded ({_spent:0.00##} USD are spent); raise --max-cost and run the same command again to go on."));
            _spent += cost;
        }
    }
}
