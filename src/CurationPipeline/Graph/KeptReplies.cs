using CurationPipeline.Chat;

namespace CurationPipeline.Graph;

/// <summary>A model's replies as the base keeps them between runs.</summary>
public sealed class KeptReplies(GraphCaches caches) : IReplyStore
{
    public string? Find(string key) => caches.FindReply(key);

    /// <exception cref="WaitException">It cannot be written, as on a full disk: nothing more should be paid for.</exception>
    public void Keep(string key, string reply)
    {
        try
        {
            caches.PutReply(key, reply);
        }
        catch (CurationException exception)
        {
            throw new WaitException(exception.Message, exception);
        }
    }
}
