using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>Finds the names that a paper keeps coming back to.</summary>
/// <remarks>
/// Ranked like the C-value of K. Frantzi, S. Ananiadou and H. Mima, "Automatic recognition of multi-word terms" (International
/// Journal on Digital Libraries 3, 2000): longer names count more, and what mostly stands inside a longer name counts less.
/// Title, abstract and headings lift a name; an appendix hardly counts.
/// </remarks>
internal static class RepeatedTerms
{
    private const double AppendixWeight = 0.1;
    private const double NestedShare = 0.7;
    private const double AloneShare = 0.1;

    public static void Collect(Passage passage, TermTable terms)
    {
        var strangers = Strangers.Of(passage.Document);
        var counts = Count(passage);
        var chosen = counts.Values.Where(count => count.IsTerm && !strangers.Name(count.Surface)).ToDictionary(count => count.Key, StringComparer.Ordinal);
        CountAlone(passage, chosen);
        foreach (var count in WithoutNested(chosen).OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            var term = terms.Get(count.Surface);
            term.Strength += count.Score;
            var place = count.First!.Place;
            term.AddEvidence(count.InAbstract ? 2 : 1, count.First, $"The paper speaks of it {count.Main} times, first in {place}.");
            if (count.InTitle || (count.InAbstract && count.Main >= 6) || count.Main >= 20)
                term.Stand(Standing.Studies, count.First, $"{(count.InTitle ? "It stands in the title" : count.InAbstract ? "It stands in the abstract" : "The text keeps coming back to it")}, and the paper speaks of it {count.Main} times.");
        }
    }

    private static Dictionary<string, TermCount> Count(Passage passage)
    {
        var counts = new Dictionary<string, TermCount>(StringComparer.Ordinal);
        foreach (var sentence in passage.Sentences.Where(IsCounted))
        {
            foreach (var phrase in Phrases.In(sentence.Plain).Where(Phrases.IsName))
            {
                var key = Names.Key(phrase.Text);
                if (!counts.TryGetValue(key, out var count))
                    counts[key] = count = new TermCount(key, phrase.Words);
                count.See(phrase.Text, sentence);
            }
        }

        return counts;
    }

    private static bool IsCounted(Sentence sentence) => sentence.IsQuotable || sentence.Kind is BlockKind.Title or BlockKind.Heading;

    /// <summary>Counts how often each name stands in no longer one: "Sleeper" may stand in "Sleeper Agent" and "Sleeper Cell" alone.</summary>
    private static void CountAlone(Passage passage, Dictionary<string, TermCount> chosen)
    {
        foreach (var sentence in passage.Sentences.Where(IsCounted))
        {
            var names = Phrases.In(sentence.Plain).Where(phrase => chosen.ContainsKey(Names.Key(phrase.Text))).ToList();
            foreach (var name in names.Where(name => !names.Exists(other => other.Words > name.Words && other.Start <= name.Start && other.End >= name.End)))
                chosen[Names.Key(name.Text)].SeeAlone(sentence);
        }
    }

    /// <summary>Leaves out a name that hardly ever stands by itself: it is a piece of the longer one.</summary>
    private static IEnumerable<TermCount> WithoutNested(Dictionary<string, TermCount> chosen)
    {
        foreach (var longer in chosen.Values)
        {
            foreach (var inner in longer.Inner().Where(chosen.ContainsKey))
                chosen[inner].StandsIn(longer);
        }

        return chosen.Values.Where(count => count.LargestOuter < count.Frequency * NestedShare && count.Alone > count.Frequency * AloneShare);
    }

    /// <summary>How often, where and in which spelling a candidate was seen.</summary>
    private sealed class TermCount(string key, int words)
    {
        private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
        private double _outer;
        private int _outers;

        public string Key { get; } = key;

        public int Main { get; private set; }

        public bool InTitle { get; private set; }

        public bool InAbstract { get; private set; }

        public bool InHeading { get; private set; }

        public Sentence? First { get; private set; }

        public double Frequency { get; private set; }

        public double LargestOuter { get; private set; }

        /// <summary>How often it stood in no longer name.</summary>
        public double Alone { get; private set; }

        public string Surface => _surfaces.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Length)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

        public bool IsTerm => First is not null && _surfaces.Count > 0 && (words == 1 ? IsSingleTerm : Main >= (InTitle ? 2 : InAbstract || InHeading ? 3 : 4));

        /// <summary>A single word has to be what the paper is about, or a name with capitals of its own.</summary>
        private bool IsSingleTerm => Surface.Skip(1).Any(char.IsLower) && Surface.Skip(1).Any(char.IsUpper) && !Surface.EndsWith('s')
            ? Main >= 4
            : Key.Length >= 6 && Words.NamesAlone(Key) && (InTitle ? Main >= 6 : InAbstract && InHeading && Main >= 12);

        public void See(string text, Sentence sentence)
        {
            Frequency += WeightOf(sentence);
            InTitle |= sentence.Zone == Zone.Title;
            InHeading |= sentence.Kind == BlockKind.Heading && sentence.Zone != Zone.Appendix;
            if (sentence.Kind is BlockKind.Title or BlockKind.Heading)
                return;
            _surfaces[text] = _surfaces.GetValueOrDefault(text) + 1;
            if (sentence.Zone == Zone.Appendix)
                return;
            Main++;
            InAbstract |= sentence.Zone == Zone.Abstract;
            First ??= sentence;
        }

        public void SeeAlone(Sentence sentence) => Alone += WeightOf(sentence);

        public IEnumerable<string> Inner()
        {
            var parts = Key.Split(' ');
            for (var length = 1; length < parts.Length; length++)
            {
                for (var start = 0; start + length <= parts.Length; start++)
                    yield return Names.Key(string.Join(' ', parts.Skip(start).Take(length)));
            }
        }

        public void StandsIn(TermCount longer)
        {
            _outer += longer.Frequency;
            _outers++;
            LargestOuter = Math.Max(LargestOuter, longer.Frequency);
        }

        private static double WeightOf(Sentence sentence) => sentence.Zone == Zone.Appendix ? AppendixWeight : 1;

        public double Score =>
            Math.Sqrt(Math.Max(Frequency - (_outers == 0 ? 0 : _outer / _outers), 0.5) * Math.Log2(words + 1)) * (1 + (InTitle ? 2 : 0) + (InAbstract ? 1 : 0) + (InHeading ? 0.5 : 0));
    }
}
