using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Stores replies as they come, before the call gives up its place: nothing more is asked and paid for while the store fails.</summary>
/// <remarks>
/// A refused, filtered or unreadable reply is not kept: asking again may help. One that was cut for its length is kept in any
/// case: the same question would be cut again.
/// </remarks>
/// <param name="inner">Who is asked.</param>
/// <param name="store">Where replies are kept.</param>
/// <param name="isReadable">Whether something can be made of a reply.</param>
public sealed class ReplyKeeper(IChatClient inner, IReplyStore store, Func<ChatResponse, bool>? isReadable = null) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        if (IsWorthKeeping(response, isReadable))
            store.Keep(Requests.Fingerprint(asked, options), StoredReply.Of(response).ToJson());
        return response;
    }

    internal static bool IsWorthKeeping(ChatResponse response, Func<ChatResponse, bool>? isReadable) =>
        response.FinishReason == ChatFinishReason.Length
        || (response.FinishReason != ChatFinishReason.ContentFilter
            && Requests.RefusalIn(response) is null
            && response.Text.Length > 0
            && isReadable?.Invoke(response) != false);
}
