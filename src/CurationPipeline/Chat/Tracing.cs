using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Watches every call that is sent to a model.</summary>
public sealed class Tracing(IChatClient inner, CallTarget target) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var call = WatchedCall.Start(target, "chat");
        call.Tag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
        call.Tag("gen_ai.request.temperature", options?.Temperature);
        call.Tag("gen_ai.request.seed", options?.Seed);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            call.Tag("gen_ai.response.finish_reasons", response.FinishReason is { } reason ? new[] { reason.Value } : null);
            call.Answered(response.ModelId, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);
            return response;
        }
        catch (Exception failure)
        {
            call.Failed(failure);
            throw;
        }
    }
}
