using System.Text.Json;

namespace CurationPipeline.Chat;

/// <summary>What has to be known of batches to come back to them: those under way, and answers that are no replies to keep.</summary>
/// <param name="Sent">Batches so far, so that no two have the same mark.</param>
internal sealed record BatchBook(int Sent, IReadOnlyList<OpenBatch> Open, IReadOnlyDictionary<string, OddAnswer> Odd)
{
    public static BatchBook Empty { get; } = new(0, [], new Dictionary<string, OddAnswer>());

    public static BatchBook Read(IReplyStore store, string key)
    {
        try
        {
            return store.Find(key) is { } kept ? JsonSerializer.Deserialize<BatchBook>(kept) ?? Empty : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    public void Keep(IReplyStore store, string key) => store.Keep(key, JsonSerializer.Serialize(this));

    public BatchBook With(OpenBatch batch) => this with { Open = [.. Open.Where(other => other.Mark != batch.Mark), batch] };

    public BatchBook Without(OpenBatch batch) => this with { Open = [.. Open.Where(other => other.Mark != batch.Mark)] };

    public BatchBook With(IEnumerable<(string Id, OddAnswer Answer)> answers)
    {
        var odd = Odd.ToDictionary();
        foreach (var (id, answer) in answers)
            odd[id] = answer with { Attempts = answer.Attempts + (Odd.GetValueOrDefault(id)?.Attempts ?? 0) };
        return this with { Odd = odd };
    }
}

/// <summary>A batch that was sent, or was about to be: then it has no id yet.</summary>
internal sealed record OpenBatch(string Mark, string? Id, IReadOnlyList<string> Requests);

/// <summary>An answer that is not kept as a reply: a refusal, something unreadable, or a failure.</summary>
internal sealed record OddAnswer(StoredReply? Reply, string? Failure, bool Passing, bool TooLong, int Attempts)
{
    private const int MostAttempts = 3;

    /// <summary>Whether the request goes into another batch.</summary>
    public bool IsAskedAgain => Reply is null && Passing && Attempts < MostAttempts;
}
