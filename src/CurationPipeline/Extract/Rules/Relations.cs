using System.Text.RegularExpressions;
using CurationPipeline.Catalog;

namespace CurationPipeline.Extract.Rules;

/// <summary>A relation in the making, with what it is ranked by.</summary>
internal sealed record Link(Term Source, string Relation, Term Target, double Strength, string Rationale, IReadOnlyList<Sentence> Sentences);

/// <summary>Reads relations between two terms off the words between them, and off how often they stand together.</summary>
internal static partial class Relations
{
    private const int LongestGap = 90;
    private const int OftenTogether = 3;

    /// <summary>What the sentences say outright.</summary>
    public static IEnumerable<Link> Said(Passage passage, Sightings sightings, KindCatalog catalog)
    {
        foreach (var sentence in passage.Sentences.Where(sentence => sentence.IsQuotable && sentence.Zone != Zone.Appendix))
        {
            var found = sightings.In(sentence);
            for (var i = 0; i + 1 < found.Count; i++)
            {
                if (found[i].Key != found[i + 1].Key && Between(sentence, found[i], found[i + 1], catalog) is { } link)
                    yield return link;
            }
        }
    }

    /// <summary>Pairs that share several sentences: the weakest relation, and said to be so.</summary>
    public static IEnumerable<Link> Together(Passage passage, Sightings sightings, KindCatalog catalog, IReadOnlySet<Term> among)
    {
        var pairs = new Dictionary<(Term, Term), List<Sentence>>();
        foreach (var sentence in passage.Sentences.Where(sentence => sentence.IsQuotable && sentence.Zone != Zone.Appendix))
        {
            var terms = sightings.In(sentence).Select(found => found.Key).Where(among.Contains).Distinct()
                .OrderBy(term => term.Name, StringComparer.Ordinal).ToList();
            if (terms.Count > 5)
                continue;
            foreach (var (first, second) in terms.SelectMany((first, i) => terms.Skip(i + 1).Select(second => (first, second))))
            {
                if (!pairs.TryGetValue((first, second), out var shared))
                    pairs[(first, second)] = shared = [];
                shared.Add(sentence);
            }
        }

        foreach (var ((first, second), shared) in pairs)
        {
            var defining = shared.Find(sentence => sentence == first.Definition || sentence == second.Definition);
            if ((shared.Count < OftenTogether && defining is null) || Overlap(first.Name, second.Name)
                || catalog.WhyNot(first.Kind, "associated_with", second.Kind) is not null)
                continue;
            var best = defining ?? shared.OrderBy(sentence => sentence.Zone == Zone.Abstract ? 0 : 1).ThenBy(sentence => sentence.Order).First();
            yield return new Link(first, "associated_with", second, Strength(first, second, shared.Count) + (defining is null ? 0 : 3),
                defining is null
                    ? $"The two stand together in {shared.Count} sentences, this one in {best.Place}."
                    : $"The sentence that says what {(defining == first.Definition ? first : second).Name} is names {(defining == first.Definition ? second : first).Name}.",
                [best]);
        }
    }

    private static Link? Between(Sentence sentence, Found<Term> first, Found<Term> second, KindCatalog catalog)
    {
        var gap = second.Start - first.End;
        if (gap is <= 0 or > LongestGap || Overlap(first.Key.Name, second.Key.Name))
            return null;
        if (NotTheSubject().IsMatch(sentence.Plain[..first.Start]))
            return null;
        var between = sentence.Plain.Substring(first.End, gap);
        foreach (var cue in RelationCues.All)
        {
            if (!cue.Between.IsMatch(between))
                continue;
            var (source, target) = cue.Turned ? (second.Key, first.Key) : (first.Key, second.Key);
            return Allowed(source, cue, target, sentence, catalog);
        }

        return null;
    }

    /// <summary>The relation that the cue names, or the weakest one with the cue's words where the kinds do not allow it.</summary>
    private static Link? Allowed(Term source, RelationCue cue, Term target, Sentence sentence, KindCatalog catalog)
    {
        var relation = catalog.WhyNot(source.Kind, cue.Relation, target.Kind) is null ? cue.Relation : "associated_with";
        if (relation != cue.Relation && cue.Relation is "uses" or "supports" or "part_of")
            return null;
        if (catalog.WhyNot(source.Kind, relation, target.Kind) is not null)
            return null;
        var strength = 8 + Strength(source, target, 1) + (relation == "associated_with" ? 0 : 4);
        return new Link(source, relation, target, strength, $"{sentence.Place.Capital()} says that {source.Name} {cue.Says} {target.Name}.", [sentence]);
    }

    private static double Strength(Term first, Term second, int times) =>
        Math.Sqrt(Math.Max(first.Strength, 1)) + Math.Sqrt(Math.Max(second.Strength, 1)) + Math.Min(times, 10) * 0.5;

    /// <summary>"Reward" and "reward model" are found side by side only because one is a piece of the other.</summary>
    private static bool Overlap(string first, string second)
    {
        var (a, b) = (Names.Key(first), Names.Key(second));
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    private static string Capital(this string text) => Names.Capital(text);

    /// <summary>A name after a preposition is not what the verb speaks of; and what is denied is no relation.</summary>
    [GeneratedRegex(@"\b(?:than|of|in|for|with|without|on|by|from|about|between|under|using|to|as|via|and|or)\s(?:the |a |an |its |our |more |less )?[“""‘]?$|\b(?:no|not|none|never|neither|nor|cannot|fails? to|n't|n’t)\b[^,;.]{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex NotTheSubject();
}
