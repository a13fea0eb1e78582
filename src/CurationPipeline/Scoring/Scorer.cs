using CurationPipeline.Catalog;

namespace CurationPipeline.Scoring;

/// <summary>Holds what a run found against gold, document by document; documents that the run lacks are left out.</summary>
public static class Scorer
{
    public static IReadOnlyList<Aspect> Aspects { get; } = [Aspect.Entities, Aspect.Edges, Aspect.Pairs, Aspect.Quotes];

    public static Score Of(IEnumerable<Gold> gold, Run run, KindCatalog catalog) => new(
    [
        .. gold.Select(one => (Gold: one, Run: run.Find(one.Document)))
            .Where(pair => pair.Run is { Error: null })
            .Select(pair => new DocumentScore(pair.Gold.Document, Verdicts(pair.Gold, pair.Run!.Found, catalog))), // filtered
    ]);

    private static Dictionary<(Aspect, Strictness), IReadOnlyList<Verdict>> Verdicts(Gold gold, Annotation found, KindCatalog catalog) =>
        Aspects.SelectMany(aspect => Enum.GetValues<Strictness>().Select(strictness => (aspect, strictness)))
            .ToDictionary(key => key, key => (IReadOnlyList<Verdict>)Compare(gold, found, key.aspect, key.strictness, catalog));

    private static List<Verdict> Compare(Gold gold, Annotation annotation, Aspect aspect, Strictness strictness, KindCatalog catalog)
    {
        // Whoever rejected an edge did not say that its ends have nothing to do with each other.
        if (aspect == Aspect.Pairs && !gold.IsComplete)
            return [];
        var found = ThingsOf(annotation);
        var right = ThingsOf(gold.Right);
        var (wrong, neither) = (ThingsOf(gold.Wrong), ThingsOf(gold.Neither));
        var pairs = Matching.Of(found, right, strictness);
        var verdicts = new List<Verdict>();
        for (var i = 0; i < found.Count; i++)
        {
            if (pairs[i] >= 0)
                verdicts.Add(new Verdict(Shown(found[i]), Shown(right[pairs[i]])));
            else if (gold.IsComplete ? !IsAmong(neither, found[i]) : IsAmong(wrong, found[i]))
                verdicts.Add(new Verdict(Shown(found[i]), null));
        }

        verdicts.AddRange(right.Where((_, i) => !pairs.Contains(i)).Select(thing => new Verdict(null, Shown(thing))));
        return verdicts;

        IReadOnlyList<Thing> ThingsOf(Annotation said) => Things.Of(said, aspect, gold.Covers, catalog);
        bool IsAmong(IReadOnlyList<Thing> known, Thing thing) => known.Any(one => one.Matches(thing, strictness));
    }

    private static Judged Shown(Thing thing) => new(thing.Group, thing.Shown);
}
