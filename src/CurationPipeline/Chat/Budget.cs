using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Refuses a call that could cost more than what is left; counted before it is sent, and put right after.</summary>
/// <remarks>Where only the calls under way stand in the way, it waits for what they really cost.</remarks>
/// <param name="inner">Who is asked.</param>
/// <param name="price">What the model costs.</param>
/// <param name="maxUsd">What all calls together may cost.</param>
/// <param name="estimate">Tokens that a request will be, about.</param>
public sealed class Budget(
    IChatClient inner, Price price, decimal maxUsd, Func<IReadOnlyList<ChatMessage>, ChatOptions?, int> estimate) : DelegatingChatClient(inner)
{
    /// <summary>Taken for a reply whose length is not bounded by the request.</summary>
    public const int UnboundedReply = 4096;

    private readonly Lock _lock = new();
    private TaskCompletionSource _settled = NewSignal();
    private decimal _spent;
    private decimal _reserved;

    /// <summary>What the calls have cost so far; calls under way count as estimated.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (_lock)
                return _spent + _reserved;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var most = price.Of(estimate(asked, options), options?.MaxOutputTokens ?? UnboundedReply);
        await ReserveAsync(most, cancellationToken);
        var cost = 0m;
        try
        {
            var response = await base.GetResponseAsync(asked, options, cancellationToken);
            cost = response.Usage is null ? most : Spent.Of(response, price).Usd;
            return response;
        }
        catch (CallException failure) when (failure is { Status: null, Unreachable: false })
        {
            cost = most; // it was sent, and may be billed though no answer came
            throw;
        }
        finally
        {
            Settle(most, cost);
        }
    }

    private async Task ReserveAsync(decimal cost, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (_spent + _reserved + cost <= maxUsd)
                {
                    _reserved += cost;
                    return;
                }

                if (_spent + cost > maxUsd || _reserved == 0)
                    throw Exceeded(_spent);
                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellationToken);
        }
    }

    private void Settle(decimal reserved, decimal cost)
    {
        TaskCompletionSource settled;
        lock (_lock)
        {
            _reserved -= reserved;
            _spent += cost;
            (settled, _settled) = (_settled, NewSignal());
        }

        settled.SetResult();
    }

    private WaitException Exceeded(decimal spent) => new(FormattableString.Invariant(
        $"Stopped, because the next call could exceed the {maxUsd:0.00####} USD of --max-cost ({spent:0.00####} USD are spent); run the same command again to go on for as much once more."));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
