using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Asks nothing more once a call has shown that no other can go through; calls under way come to their end.</summary>
public sealed class Halt(IChatClient inner, Halt.Standstill standstill) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (standstill.Why is { } why)
            throw new WaitException(why);
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (WaitException wait) when (wait.EndsRun)
        {
            standstill.Why ??= wait.Message;
            throw;
        }
    }

    /// <summary>Why nothing more is asked; shared by all that stand in the way of one model's calls.</summary>
    public sealed class Standstill
    {
        private volatile string? _why;

        public string? Why
        {
            get => _why;
            set => _why = value;
        }
    }
}
