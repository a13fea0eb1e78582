using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Lets only so many calls go at once, fewer while the server says that it is too many, and waits as it asks.</summary>
/// <remarks>
/// Additive increase, multiplicative decrease: a 429 or 503 halves what goes at once, each full round of successes allows one
/// more, up to the limit. A <c>Retry-After</c> holds back every call, not only the one that was told. Of the calls that wait the
/// heaviest goes first, then the oldest: a long paper started late would end long after all others.
/// </remarks>
public sealed class RateLimit(IChatClient inner, int atOnce, TimeProvider? clock = null) : DelegatingChatClient(inner)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (int, long)> _waiting = new();
    private readonly int _limit = atOnce;
    private int _allowed = atOnce;
    private int _running;
    private int _successes;
    private long _came;
    private DateTimeOffset _holdUntil = DateTimeOffset.MinValue;

    /// <summary>How many calls may go at once right now.</summary>
    public int Allowed
    {
        get
        {
            lock (_lock)
                return _allowed;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await EnterAsync(Requests.WeightOf(options), cancellationToken);
        try
        {
            await HoldAsync(cancellationToken);
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            Succeeded();
            return response;
        }
        catch (CallException failure) when (failure.Status is 429 or 503)
        {
            SlowDown(failure.RetryAfter);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    private async Task EnterAsync(int weight, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            while (_waiting.TryPeek(out var first, out _) && first.Task.IsCompleted)
                _waiting.Dequeue();
            if (_running < _allowed && _waiting.Count == 0)
            {
                _running++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (-weight, _came++));
        }

        await using var stop = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
                wait = _holdUntil - _clock.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                return;
            await Task.Delay(wait, _clock, cancellationToken);
        }
    }

    private void Succeeded()
    {
        lock (_lock)
        {
            if (++_successes < _allowed)
                return;
            _successes = 0;
            _allowed = Math.Min(_allowed + 1, _limit);
        }
    }

    private void SlowDown(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            _allowed = Math.Max(1, _allowed / 2);
            _successes = 0;
            var until = _clock.GetUtcNow() + (retryAfter ?? TimeSpan.Zero);
            _holdUntil = until > _holdUntil ? until : _holdUntil;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
            while (_running < _allowed && _waiting.TryDequeue(out var next, out _))
            {
                if (next.TrySetResult())
                    _running++;
            }
        }
    }
}
