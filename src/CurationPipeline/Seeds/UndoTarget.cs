using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Finds what somebody wants to take back, and says why it cannot be where it cannot.</summary>
internal sealed class UndoTarget(LedgerFeed feed)
{
    /// <exception cref="CurationException">Nothing, or more than one thing, is meant.</exception>
    /// <exception cref="TakenBackException">It does not hold any more.</exception>
    public string Find(string text)
    {
        var id = feed.Named(text);
        var lines = feed.LinesOf(id).Where(line => line.Decision.Kind != "file").ToList();
        if (lines.Count == 0)
            throw new CurationException($"'{id}' only says which files were written; undo the decision itself.");
        return lines.Any(line => line.Holds)
            ? id
            : throw new TakenBackException($"'{id}' was taken back already by {feed.UndoOf(lines[0].Decision)}; undo that to bring it back.");
    }
}
