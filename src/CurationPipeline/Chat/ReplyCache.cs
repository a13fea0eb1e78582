using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Answers from the store what was asked before in the same words; a <see cref="ReplyKeeper"/> further in puts it there.</summary>
public sealed class ReplyCache(IChatClient inner, IReplyStore store) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return store.Find(Requests.Fingerprint(asked, options)) is { } kept && StoredReply.FromJson(kept) is { } reply
            ? reply.ToResponse()
            : await base.GetResponseAsync(asked, options, cancellationToken);
    }
}
