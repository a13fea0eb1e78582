using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace CurationPipeline.Chat;

/// <summary>Asks again, later and later, where the failure is one that passes; a server that stays away ends the run.</summary>
public sealed class Retry : DelegatingChatClient
{
    public const int DefaultAttempts = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    /// <param name="inner">Who is asked.</param>
    /// <param name="attempts">Calls at most, the first included.</param>
    /// <param name="firstWait">Doubles with every attempt and is blurred, so that callers do not come back in step.</param>
    /// <param name="clock">Time as it passes between two attempts.</param>
    public Retry(IChatClient inner, int attempts = DefaultAttempts, TimeSpan? firstWait = null, TimeProvider? clock = null)
        : base(inner)
    {
        _pipeline = Attempts<ChatResponse>(failure => failure.Passing, attempts, firstWait, clock);
    }

    /// <summary>Several attempts at anything that a server is asked.</summary>
    /// <param name="isWorthIt">Whether another attempt may help, and does no harm.</param>
    /// <param name="attempts">Calls at most, the first included.</param>
    /// <param name="firstWait">Doubles with every attempt and is blurred, so that callers do not come back in step.</param>
    /// <param name="clock">Time as it passes between two attempts.</param>
    public static ResiliencePipeline<T> Attempts<T>(
        Func<CallException, bool> isWorthIt, int attempts = DefaultAttempts, TimeSpan? firstWait = null, TimeProvider? clock = null)
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = clock };
        if (attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<T>
            {
                ShouldHandle = new PredicateBuilder<T>().Handle(isWorthIt),
                MaxRetryAttempts = attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = firstWait ?? TimeSpan.FromSeconds(1),
                MaxDelay = LongestWait,
                UseJitter = true,
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>((arguments.Outcome.Exception as CallException)?.RetryAfter),
            });
        }

        return builder.Build();
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await base.GetResponseAsync(asked, options, token), cancellationToken);
        }
        catch (CallException failure) when (failure.Unreachable)
        {
            throw new WaitException($"{failure.Message} The server has gone away; see that it runs, and run the same command again to go on.", failure);
        }
    }
}
