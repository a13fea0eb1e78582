using CurationPipeline.Catalog;

namespace CurationPipeline.Scoring;

/// <summary>What changes when one run takes the place of another, item by item and judged strictly.</summary>
/// <param name="Documents">How many both runs answered.</param>
public sealed record RunComparison(int Documents, IReadOnlyList<AspectChange> Aspects)
{
    /// <summary>Only documents that both runs have are compared.</summary>
    public static RunComparison Of(IReadOnlyList<Gold> gold, Run before, Run after, KindCatalog catalog)
    {
        var both = gold.Where(one => before.Find(one.Document) is { Error: null } && after.Find(one.Document) is { Error: null }).ToList();
        var (old, fresh) = (Scorer.Of(both, before, catalog), Scorer.Of(both, after, catalog));
        return new RunComparison(both.Count, [.. Scorer.Aspects.Select(aspect => Change(aspect, old, fresh))]);
    }

    private static AspectChange Change(Aspect aspect, Score before, Score after)
    {
        var documents = before.Documents.Zip(after.Documents, (old, fresh) => (
            old.Document, Old: old.Of(aspect, Strictness.Strict), New: fresh.Of(aspect, Strictness.Strict))).ToList();
        var pairs = before.TalliesOf(aspect, Strictness.Strict).Zip(after.TalliesOf(aspect, Strictness.Strict)).ToList();
        return new AspectChange(
            aspect,
            Only(documents.Select(one => (one.Document, Rights(one.Old), Rights(one.New)))),
            Only(documents.Select(one => (one.Document, Rights(one.New), Rights(one.Old)))),
            Only(documents.Select(one => (one.Document, Wrongs(one.Old), Wrongs(one.New)))),
            Only(documents.Select(one => (one.Document, Wrongs(one.New), Wrongs(one.Old)))),
            Difference(pairs),
            Bootstrap.Of(pairs, Difference));
    }

    private static double? Difference(IEnumerable<(Tally Before, Tally After)> pairs)
    {
        var all = pairs.ToList();
        return Score.Sum(all.Select(pair => pair.After)).F1 - Score.Sum(all.Select(pair => pair.Before)).F1;
    }

    private static List<string> Rights(IReadOnlyList<Verdict> verdicts) =>
        [.. verdicts.Where(verdict => verdict.Found is not null).Select(verdict => verdict.Right?.Text).OfType<string>()];

    private static List<string> Wrongs(IReadOnlyList<Verdict> verdicts) =>
        [.. verdicts.Where(verdict => verdict.Right is null).Select(verdict => verdict.Found!.Text)]; // a verdict has one of the two

    private static IReadOnlyList<(string Document, string Item)> Only(IEnumerable<(string Document, List<string> These, List<string> Those)> documents) =>
        [.. documents.SelectMany(one => one.These.Except(one.Those, StringComparer.Ordinal).Select(item => (one.Document, item)))];
}

/// <summary>What would be lost and gained of one aspect.</summary>
/// <param name="Lost">Right ones that only the first run found.</param>
/// <param name="Gained">Right ones that only the second run found.</param>
/// <param name="Spared">Wrong ones that only the first run had.</param>
/// <param name="Added">Wrong ones that only the second run has.</param>
/// <param name="F1">How much F1 rises; null where there is none.</param>
/// <param name="Interval">Where that rise lies, by drawing documents anew; null with fewer than five.</param>
public sealed record AspectChange(
    Aspect Aspect,
    IReadOnlyList<(string Document, string Item)> Lost,
    IReadOnlyList<(string Document, string Item)> Gained,
    IReadOnlyList<(string Document, string Item)> Spared,
    IReadOnlyList<(string Document, string Item)> Added,
    double? F1,
    Interval? Interval);
