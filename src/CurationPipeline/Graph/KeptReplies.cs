using CurationPipeline.Chat;

namespace CurationPipeline.Graph;

/// <summary>A model's replies as the base keeps them between runs.</summary>
public sealed class KeptReplies(GraphCaches caches) : IReplyStore
{
    public string? Find(string key) => caches.FindReply(key);

    public void Keep(string key, string reply) => caches.PutReply(key, reply);
}
