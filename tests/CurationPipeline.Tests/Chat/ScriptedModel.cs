using Microsoft.Extensions.AI;

namespace CurationPipeline.Tests.Chat;

/// <summary>A model that answers by a function of the call's number and words.</summary>
internal sealed class ScriptedModel(Func<int, IReadOnlyList<ChatMessage>, Task<ChatResponse>> answer) : IChatClient
{
    private int _calls;

    public int Calls => _calls;

    public static ChatResponse Says(string text, long tokensIn = 10, long tokensOut = 10) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = tokensIn, OutputTokenCount = tokensOut },
    };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(Interlocked.Increment(ref _calls), [.. messages]);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
