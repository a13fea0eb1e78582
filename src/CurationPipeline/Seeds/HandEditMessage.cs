using CurationPipeline.Graph;

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
        var names = string.Join(", ", paths.Take(Shown)) + (paths.Count > Shown ? $" and {paths.Count - Shown} more" : "");
        return Decisions(drafts) == 0
            ? $"Changed by hand in its layout only, and written in the usual one: {names}."
            : $"Changed by hand and taken into the ledger as {Counted(Decisions(drafts), "decision", "decisions")}: {names}.";
    }

    private static int Decisions(IReadOnlyList<Draft> drafts) => drafts.Count(draft => draft.Subject is not Subject.OfFiles);

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
