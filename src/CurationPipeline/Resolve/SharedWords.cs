namespace CurationPipeline.Resolve;

/// <summary>The words that two texts have in common, the ones that tell most first: those that few of all texts have.</summary>
internal sealed class SharedWords
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public SharedWords(IEnumerable<string> all)
    {
        foreach (var word in all.SelectMany(Words))
            _texts[word] = _texts.GetValueOrDefault(word) + 1;
    }

    public IReadOnlyList<string> Of(string one, string other, int most) =>
        [.. Words(one).Intersect(Words(other)).OrderBy(word => _texts.GetValueOrDefault(word)).ThenBy(word => word, StringComparer.Ordinal).Take(most)];

    private static IEnumerable<string> Words(string text) => TextWords.Of(text).Where(word => !TextWords.IsStopWord(word)).Distinct(StringComparer.Ordinal);
}
