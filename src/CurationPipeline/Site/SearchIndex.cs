using System.Globalization;
using System.Text;
using System.Text.Json;
using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>
/// What the browser searches in: small scripts, one for all words with the same two first letters, so that a base of any
/// size is searched from a disk or a plain web server by loading a few of them.
/// </summary>
internal sealed class SearchIndex
{
    private const int CardsPerFile = 500;
    private const int LongestWord = 40;
    private const int MostWords = 300;

    private readonly Dictionary<string, Places> _words = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Listed> _cards;
    private readonly SiteBase _site;

    /// <param name="site">Gives each kind its color.</param>
    /// <param name="cards">All entities in the order in which equally good answers are shown.</param>
    /// <param name="entities">The same entities in any order.</param>
    public SearchIndex(SiteBase site, IReadOnlyList<Listed> cards, IEnumerable<Entity> entities)
    {
        (_site, _cards) = (site, cards);
        var numbers = cards.Select((card, number) => (card.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
        foreach (var entity in entities)
        {
            if (numbers.TryGetValue(entity.Id, out var number))
                Add(entity, number);
        }
    }

    /// <summary>Path and content of each script.</summary>
    public IEnumerable<SiteFile> Files()
    {
        foreach (var shard in _words.OrderBy(pair => pair.Key, StringComparer.Ordinal).GroupBy(pair => ShardOf(pair.Key), StringComparer.Ordinal))
            yield return Script($"words/{shard.Key}", shard.ToDictionary(pair => pair.Key, pair => new[] { Sorted(pair.Value.Names), Sorted(pair.Value.Texts) }, StringComparer.Ordinal));
        var file = 0;
        foreach (var cards in _cards.Chunk(CardsPerFile))
            yield return Script($"cards/{file++}", cards.Select(card => new object[] { Links.To(card.Id), card.Name, card.Id.Type, _site.ClassOf(card.Id.Type), card.EdgeCount }));
    }

    /// <summary>Lower-case runs of letters and digits without accents; the browser's script cuts what is typed in the same way.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in Nfkc.WithoutAccents(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    /// <summary>Name of the script that has the word: its first two characters, in hexadecimal unless plain.</summary>
    public static string ShardOf(string word) => string.Concat(word.Take(2).Select(
        c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c.ToString() : ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    private static SiteFile Script(string name, object content) => SiteFile.Of(
        $"{Links.Assets}/{name}.js",
        $"curateIndex({JsonSerializer.Serialize(name)}, {JsonSerializer.Serialize(content)});\n");

    private static int[] Sorted(IEnumerable<int> numbers) => [.. numbers.Order()];

    private void Add(Entity entity, int number)
    {
        var names = entity.Aliases.Prepend(entity.Name).Append(entity.Id.Slug).SelectMany(WordsOf).Take(MostWords).Select(Short).ToHashSet(StringComparer.Ordinal);
        var text = string.Join(' ', entity.Description, entity.Quote?.Text, string.Join(' ', entity.Paper?.Authors ?? []), entity.Paper?.Year, entity.Paper?.Arxiv);
        foreach (var word in names)
            PlacesOf(word).Names.Add(number);
        foreach (var word in WordsOf(text).Take(MostWords).Select(Short).ToHashSet(StringComparer.Ordinal))
        {
            if (!names.Contains(word))
                PlacesOf(word).Texts.Add(number);
        }
    }

    private Places PlacesOf(string word) => _words.TryGetValue(word, out var places) ? places : _words[word] = new Places([], []);

    private static string Short(string word) => word.Length <= LongestWord ? word : word[..LongestWord];

    private sealed record Places(List<int> Names, List<int> Texts);
}
