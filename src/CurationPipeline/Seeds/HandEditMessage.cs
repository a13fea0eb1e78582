using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Seeds;

/// <summary>Says which hand edits were taken in, in a sentence that stays short however many there are.</summary>
internal static class HandEditMessage
{
    private const int Shown = 5;

    public static string Of(IReadOnlyList<SeedChange> changes, IReadOnlyList<Draft> drafts)
    {
        var paths = changes.Where(change => change.Difference is SeedDifference.Edited or SeedDifference.Added or SeedDifference.Deleted)
            .Select(change => change.Path).ToList();
        if (changes.All(change => change.Difference == SeedDifference.Added))
            return $"Written by hand and taken into the ledger: {Counted(paths.Count, "entry", "entries")}, as {Counted(Decisions(drafts), "decision", "decisions")}.";
        var names = Names(paths);
        return Decisions(drafts) == 0
            ? $"Changed by hand in its layout only, and written in the usual one: {names}."
            : $"Changed by hand and taken into the ledger as {Counted(Decisions(drafts), "decision", "decisions")}: {names}.";
    }

    /// <summary>Which entries an earlier command wrote like this, and were brought to what the ledger says by now.</summary>
    public static string OfOutdated(List<string> paths) =>
        $"Written anew from the ledger, which is newer than {(paths.Count == 1 ? "this entry was" : "these entries were")}, as after branches were joined: {Names(paths)}. "
        + "To bring an earlier version back, take what came after it back with 'curate undo'.";

    /// <summary>An entry that somebody changed while a command was about to write it.</summary>
    public static string OfLeft(string path) => $"{path}: was changed by hand meanwhile and is left as it is; 'curate regenerate' takes the change in.";

    /// <summary>Which edges wait from now on because their end was taken out of the base.</summary>
    public static IEnumerable<string> OfWaiting(IReadOnlyList<Draft> drafts, IReadOnlyList<EdgeKey> waiting)
    {
        var gone = drafts.Select(draft => draft.Subject).OfType<Subject.OfEntity>().Where(entity => entity.Removed).Select(entity => entity.Item.Id);
        foreach (var id in gone)
        {
            var edges = waiting.Where(edge => edge.Source == id || edge.Target == id).Select(edge => $"'{edge.Source}' {edge.Relation} '{edge.Target}'").ToList();
            if (edges.Count == 0)
                continue;
            yield return $"'{id}' is out of the base, so {Counted(edges.Count, "edge waits", "edges wait")} until it is back: {Names(edges)}.";
        }
    }

    /// <summary>Which quotes say now what was not found in their papers.</summary>
    public static IEnumerable<string> OfAlteredWords(IReadOnlyList<Draft> drafts, string? batch) => drafts
        .Select(draft => draft.Subject).OfType<Subject.OfEntity>()
        .Where(entity => !entity.Removed && entity.Item.Quote is { TextHash: { } hash } quote && QuoteHash.Of(quote.Text).Text != hash)
        .Select(entity => $"{SeedEntry.PathOf(entity.Item.Id)}: its words are not those that were found in the paper, as the hash kept with them shows; 'curate check' looks them up, and 'curate undo {batch}' takes the change back.");

    private static string Names(List<string> all) => string.Join(", ", all.Take(Shown)) + (all.Count > Shown ? $" and {all.Count - Shown} more" : "");

    private static int Decisions(IReadOnlyList<Draft> drafts) => drafts.Count(draft => draft.Subject is not Subject.OfFiles);

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
