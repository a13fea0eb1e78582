using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Brings the store to where the ledger is, with as little work as the difference asks for.</summary>
internal sealed class LedgerReader(Ledger ledger, LedgerFeed feed, Action<string> say)
{
    /// <summary>True when the store was made from the whole ledger.</summary>
    /// <param name="ahead">Takes the graph of a store that is filled.</param>
    public bool CatchUp(EntriesAhead ahead)
    {
        var isKnown = feed.IsOfThisCatalog;
        if (isKnown && feed.ReadMark() == ledger.Mark())
            return false;
        var isFirst = feed.ReadMark() is null;
        var lines = ledger.Read();
        var missing = isKnown || isFirst ? Missing(lines) : null;
        if (missing is null)
        {
            feed.Clear();
            missing = lines;
            say("The graph is made anew, because the ledger or the catalog is another than before.");
        }
        else if (isFirst && lines.Count > 0)
        {
            say($"The graph is made from the ledger's {lines.Count} lines.");
        }

        var write = HasOpenBatch(missing);
        feed.Take(missing, ledger.Mark(), write, write ? ahead.Write : ahead.Look);
        return missing.Count == lines.Count;
    }

    /// <summary>Lines that the store lacks; null where it has some that the ledger has not, or has otherwise.</summary>
    private List<LedgerLine>? Missing(List<LedgerLine> lines)
    {
        var known = feed.Fingerprints();
        var missing = new List<LedgerLine>();
        foreach (var line in lines)
        {
            if (!known.Remove(line.Id, out var fingerprint))
                missing.Add(line);
            else if (fingerprint != line.Fingerprint)
                return null;
        }

        return known.Count == 0 ? missing : null;
    }

    /// <summary>Whether decisions were made of whose files nobody says that they were written.</summary>
    private static bool HasOpenBatch(List<LedgerLine> lines)
    {
        var closed = lines.Where(line => line.Verb == Verb.Written).Select(line => line.Batch).ToHashSet(StringComparer.Ordinal);
        return lines.Any(line => !closed.Contains(line.Batch));
    }
}
