namespace CurationPipeline.Graph;

/// <summary>
/// Counts how many independent sources speak for something. A paper is one source, whatever its versions and however often it
/// says it. Papers that share an author and say it in nearly the same words are one. What is only reported is a repeat of what
/// it reports: it counts once, and only where nobody says it first-hand.
/// </summary>
internal static class Sources
{
    private const string Reported = "reported";

    /// <summary>From this share of the shorter one's word pairs on, two quotes say the same in the same words.</summary>
    private const double NearlySame = 0.8;

    private sealed record Voice(EntityId Paper, string Role, string Text);

    /// <param name="evidence">What speaks for it.</param>
    /// <param name="quoteOf">The words of a quote; null where there are none.</param>
    /// <param name="paperOf">The paper that an id of one leads to.</param>
    public static int Count(IEnumerable<Evidence> evidence, Func<EntityId, QuoteDetails?> quoteOf, Func<EntityId, Entity?> paperOf)
    {
        var voices = evidence.Select(piece => quoteOf(piece.Quote) is { } quote ? new Voice(quote.Paper, piece.Role, quote.Text) : null).OfType<Voice>().ToList();
        var own = voices.Where(voice => voice.Role != Reported).ToLookup(voice => voice.Paper);
        return own.Count <= 1 ? Math.Min(1, voices.Count) : Groups([.. own], paperOf);
    }

    /// <summary>How many groups the papers fall into when restatements are put together.</summary>
    private static int Groups(IGrouping<EntityId, Voice>[] papers, Func<EntityId, Entity?> paperOf)
    {
        var authors = papers.Select(paper => AuthorsOf(paperOf(paper.Key))).ToArray();
        var words = papers.Select(paper => paper.Select(voice => Pairs(voice.Text)).ToList()).ToArray();
        var group = Enumerable.Range(0, papers.Length).ToArray();
        for (var i = 0; i < papers.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (group[i] != group[j] && authors[i].Overlaps(authors[j]) && words[i].Exists(one => words[j].Exists(other => AreNearlySame(one, other))))
                    Join(group, group[i], group[j]);
            }
        }

        return group.Distinct().Count();
    }

    private static void Join(int[] group, int from, int to)
    {
        for (var i = 0; i < group.Length; i++)
            group[i] = group[i] == from ? to : group[i];
    }

    /// <summary>Surname and first initial, because papers differ in the rest.</summary>
    private static HashSet<string> AuthorsOf(Entity? paper) =>
        (paper?.Paper?.Authors ?? []).Select(AuthorKey).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static string AuthorKey(string author)
    {
        var name = author.Split(',', 2) is [var last, var first] ? $"{first} {last}" : author;
        return ContentKey.NameForm(name).Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => "",
            [var only] => only,
            [var given, .., var surname] => $"{given[0]} {surname}",
        };
    }

    /// <summary>Each two words that follow each other; of a single word, itself.</summary>
    private static HashSet<string> Pairs(string text)
    {
        var words = ContentKey.NameForm(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? [words[0]] : [.. words.Zip(words.Skip(1), (one, next) => $"{one} {next}")];
    }

    private static bool AreNearlySame(HashSet<string> one, HashSet<string> other) =>
        one.Count > 0 && other.Count > 0 && one.Count(other.Contains) >= NearlySame * Math.Min(one.Count, other.Count);
}
