using CurationPipeline.Review;

namespace CurationPipeline.Web;

/// <summary>What earlier answers teach, learned anew when the ledger has grown.</summary>
internal sealed class DeskLessons(DeskBase knowledge, string folder)
{
    private readonly Lock _gate = new();
    private Lessons? _learned;
    private string? _from;

    /// <summary>The lessons; null while another program has the base.</summary>
    public Lessons? Get()
    {
        lock (_gate)
        {
            var mark = LedgerMark.Of(folder);
            if (_learned is null || mark != _from)
                (_learned, _from) = (knowledge.Ask(open => Lessons.Of(open.History())) ?? _learned, mark);
            return _learned;
        }
    }
}

/// <summary>Changes whenever the ledger does.</summary>
internal static class LedgerMark
{
    public static string Of(string folder)
    {
        var ledger = new FileInfo(Path.Combine(folder, "seeds", "decisions.jsonl"));
        return ledger.Exists ? FormattableString.Invariant($"{ledger.Length} {ledger.LastWriteTimeUtc.Ticks}") : "none";
    }
}
