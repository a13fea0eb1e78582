using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Answers from the store what was asked before in the same words, and stores what is new at once.</summary>
/// <remarks>A refused or filtered reply is not kept: asking again may help. One that was cut for its length is.</remarks>
public sealed class ReplyCache(IChatClient inner, IReplyStore store) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var key = Requests.Fingerprint(asked, options);
        if (store.Find(key) is { } kept && StoredReply.FromJson(kept) is { } reply)
            return reply.ToResponse();

        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        var refused = response.FinishReason == ChatFinishReason.ContentFilter
            || response.AdditionalProperties?.ContainsKey(Requests.Refusal) == true;
        if (!refused && response.Text.Length > 0)
            store.Keep(key, StoredReply.Of(response).ToJson());
        return response;
    }
}
