using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>
/// Takes decisions into the ledger, then the graph, then the entries, and says in the ledger what was written; what was stopped
/// between them is finished from there.
/// </summary>
/// <param name="say">Takes what a person should know.</param>
internal sealed class BatchWriter(
    Ledger ledger, DecisionClock clock, GraphStore graph, SeedFolder folder, HandEdits edits, DiskFiles files, Action<string> say)
{
    /// <summary>Finishes what an earlier command began, and makes the graph of a ledger that has none.</summary>
    public void CatchUp()
    {
        folder.ClearAside();
        var ahead = new EntriesAhead(folder);
        var isMadeAnew = false;
        ahead.While(() => isMadeAnew = new LedgerReader(ledger, graph.Feed, say).CatchUp(ahead));
        if (ahead.Seen.Count > 0)
            graph.Files.Together(() => folder.See(ahead.Seen));
        if (graph.Files.Unwritten() is { Count: > 0 } open)
        {
            var written = Close(open, ahead, "curate", batch: null);
            // Without the store that was there before, nobody knows whether a command was stopped or the entries were never written.
            say(isMadeAnew
                ? $"The entries were brought to what the ledger says: {written.Count} written or removed."
                : "An earlier command was stopped before it was done; it was finished now.");
        }

        if (!ledger.Exists)
            AdoptHandEdits("hand", []);
    }

    /// <summary>Takes in what people changed in entries.</summary>
    public void AdoptHandEdits(string by, List<string> messages)
    {
        var differences = edits.Find();
        var drafts = edits.Adopt(differences);
        if (drafts.Count > 0)
            Adopt(differences, drafts, by, messages);
    }

    public ApplyResult Adopt(IReadOnlyList<SeedChange> differences, IReadOnlyList<Draft> drafts, string by, List<string> messages)
    {
        Tell(new KeptComments(folder, files).Keep(differences), messages);
        Tell([HandEditMessage.Of(differences, drafts)], messages);
        var result = Apply(drafts, by, messages);
        Tell(HandEditMessage.OfAlteredWords(drafts, result.Batch), messages);
        Tell(HandEditMessage.OfWaiting(drafts, graph.WaitingEdges()), messages);
        return result;
    }

    /// <summary>As one batch.</summary>
    public ApplyResult Apply(IReadOnlyList<Draft> drafts, string by, List<string> messages)
    {
        var lines = clock.Stamp(drafts, by, graph.Feed.LastId);
        var before = Folded.Candidates(graph, drafts);
        ledger.Append(lines);
        var ahead = new EntriesAhead(folder);
        ahead.While(() => graph.Feed.Take(lines, ledger.Mark(), settled: ahead.Write));
        Tell(Folded.Between(graph, before), messages);
        var batch = lines[0].Batch;
        var stamps = Close(graph.Files.Unwritten(), ahead, by, batch);
        return new ApplyResult(batch, [.. lines.Select(line => line.Decision).Where(line => line.Kind != "file")], stamps, messages);
    }

    /// <summary>Writes entries that are missing, or that the graph has moved on from.</summary>
    public List<FileStamp> WriteAll(IReadOnlyList<SeedChange> changes, string by)
    {
        var ids = changes.Select(change => HandEdits.IdOf(change.Path)).OfType<EntityId>().ToList();
        return ids.Count == 0 ? [] : Close(ids, new EntriesAhead(folder), by, batch: null);
    }

    public void Tell(IEnumerable<string> told, List<string> messages)
    {
        foreach (var message in told)
        {
            messages.Add(message);
            say(message);
        }
    }

    /// <summary>Writes what is unwritten and says so in the ledger.</summary>
    private List<FileStamp> Close(IReadOnlyList<EntityId> unwritten, EntriesAhead ahead, string by, string? batch)
    {
        var (stamps, seen) = folder.Write(unwritten, ahead.Written, say);
        var drafts = stamps.Count == 0
            ? [new Draft(Verb.Written, new Subject.OfFiles([]))]
            : stamps.Chunk(1000).Select(part => new Draft(Verb.Written, new Subject.OfFiles(part))).ToList();
        var lines = clock.Stamp(drafts, by, graph.Feed.LastId, batch ?? LastBatch());
        ledger.Append(lines);
        graph.Feed.Close(lines, ledger.Mark(), seen.Where(file => file.Written is not null).ToDictionary(file => file.Stamp, file => file.Written!.Value)); // filtered
        return stamps;
    }

    private string LastBatch() => graph.Feed.Find(graph.Feed.LastId)?.Batch ?? "batch-none";
}
