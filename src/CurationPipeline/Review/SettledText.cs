namespace CurationPipeline.Review;

/// <summary>A review file's text after questions were settled.</summary>
/// <param name="Moved">Keys that items had before, each with the one that it, or the item that took it in, has now; not those of items that kept theirs or left.</param>
internal sealed record SettledText(string Text, IReadOnlyDictionary<string, string> Moved)
{
    public static SettledText Of(string text) => new(text, new Dictionary<string, string>());

    /// <summary>The key that an item has now.</summary>
    public string Now(string key) => Moved.GetValueOrDefault(key, key);

    /// <summary>After one more step.</summary>
    public SettledText Then(SettledText next)
    {
        var moved = new Dictionary<string, string>(next.Moved, StringComparer.Ordinal);
        foreach (var (was, now) in Moved)
            moved[was] = next.Moved.GetValueOrDefault(now, now);
        return new SettledText(next.Text, moved);
    }
}
