using System.Collections.Concurrent;
using CurationPipeline.Chat;

namespace CurationPipeline.Tests.Chat;

/// <summary>Replies kept in memory.</summary>
internal sealed class MemoryStore : IReplyStore
{
    private readonly ConcurrentDictionary<string, string> _replies = new();

    public int Count => _replies.Count;

    public string? Find(string key) => _replies.GetValueOrDefault(key);

    public void Keep(string key, string reply) => _replies[key] = reply;
}
