using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>Tells which answers of a desk a file lacks because it was saved from an older copy.</summary>
internal static class DeskHistory
{
    /// <summary>The desk's changes that came after the copy, for items that the file has as the copy had them.</summary>
    /// <param name="found">The file as another program left it.</param>
    /// <param name="changes">All that the desk wrote, in order.</param>
    public static IReadOnlyList<ItemChange> MissedBy(ReviewSheet found, IEnumerable<ItemChange> changes)
    {
        var written = changes.Where(change => found.Has(change.Key)).ToList();
        var copied = CopiedAfter(found, written);
        var missed = new Dictionary<string, ItemChange>(StringComparer.Ordinal);
        foreach (var change in written.Skip(copied))
            missed[change.Key] = missed.TryGetValue(change.Key, out var first) ? first with { After = change.After } : change;
        return [.. missed.Values.Where(change => found.TextOf(change.Key) == change.Before && change.Before != change.After)];
    }

    /// <summary>After how many of the changes the copy was made: the state that most items of the file agree with, the latest such.</summary>
    private static int CopiedAfter(ReviewSheet found, List<ItemChange> written)
    {
        var state = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in written)
            state.TryAdd(change.Key, change.Before);
        var agreeing = state.Count(item => found.TextOf(item.Key) == item.Value);
        var (best, bestAt) = (agreeing, 0);
        for (var i = 0; i < written.Count; i++)
        {
            var (key, now) = (written[i].Key, found.TextOf(written[i].Key));
            agreeing += (now == written[i].After ? 1 : 0) - (now == state[key] ? 1 : 0);
            state[key] = written[i].After;
            if (agreeing >= best)
                (best, bestAt) = (agreeing, i + 1);
        }

        return bestAt;
    }
}
