using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Stores replies as they come, before the call gives up its place: nothing more is asked and paid for while the store fails.</summary>
/// <remarks>
/// A refused or filtered reply is not kept, nor one that its question cannot read: asking again may help. One that was cut for its length is kept in any
/// case: the same question would be cut again.
/// </remarks>
/// <param name="inner">Who is asked.</param>
/// <param name="store">Where replies are kept.</param>
public sealed class ReplyKeeper(IChatClient inner, IReplyStore store) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        if (IsWorthKeeping(response, reply => Requests.CanRead(options, reply)))
            store.Keep(Requests.Fingerprint(asked, options), StoredReply.Of(response).ToJson());
        return response;
    }

    internal static bool IsWorthKeeping(ChatResponse response, Func<ChatResponse, bool> isReadable) =>
        response.FinishReason == ChatFinishReason.Length
        || (response.FinishReason != ChatFinishReason.ContentFilter
            && Requests.RefusalIn(response) is null
            && response.Text.Length > 0
            && isReadable(response));
}
