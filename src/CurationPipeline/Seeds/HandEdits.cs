using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>How a seed file differs from what the graph says.</summary>
public enum SeedDifference
{
    /// <summary>Not there, and was never written: it will be.</summary>
    Missing,

    /// <summary>As it was written once, and the graph has moved on: it will be written anew.</summary>
    Stale,

    /// <summary>Changed by a person.</summary>
    Edited,

    /// <summary>Written by a person.</summary>
    Added,

    /// <summary>Taken away by a person.</summary>
    Deleted,
}

/// <summary>A seed file that is not what the graph says.</summary>
public sealed record SeedChange(string Path, SeedDifference Difference);

/// <summary>Finds what people changed in seed files, and turns it into decisions.</summary>
internal sealed class HandEdits(SeedFolder folder, GraphStore graph, KindCatalog catalog)
{
    /// <summary>How many entries are held in memory while they are compared.</summary>
    private const int AtOnce = 1_000;

    /// <summary>Every file that is not what the graph says, by path.</summary>
    public IReadOnlyList<SeedChange> Find()
    {
        // The disk is gone through while the store is read.
        var listing = Task.Run(() => folder.List().ToList());
        var records = graph.Files.Seen();
        var listed = listing.GetAwaiter().GetResult();
        var changes = new SortedDictionary<string, SeedChange>(StringComparer.Ordinal);
        var seen = new List<SeenFile>();
        var open = new List<ListedFile>();
        foreach (var (path, state) in listed)
        {
            // What is left in the end are records of files that are not there.
            if (!records.Remove(path, out var when) || when is null || when != state)
                open.Add(new ListedFile(path, state, when is not null));
        }

        var compared = open.Chunk(AtOnce).SelectMany(Compare).ToList();
        var earlier = WrittenEarlier(compared);
        foreach (var (file, stamp, difference) in compared)
        {
            if (difference is { } found)
                changes[stamp.Path] = new SeedChange(stamp.Path, earlier.Contains(stamp) ? SeedDifference.Stale : found);
            else
                seen.Add(new SeenFile(stamp, file.State));
        }

        graph.Files.Together(() => folder.See(seen));
        // Where not one entry is left, the folder was emptied to be made anew; nobody deletes a base entry by entry.
        var links = seen.Where(file => file.Written is null).Select(file => file.Stamp.Path).ToHashSet(StringComparer.Ordinal);
        AddMissing(records.Keys, emptied: listed.Count == 0, links, changes);
        return [.. changes.Values];
    }

    /// <summary>
    /// Joined branches leave entries as one of them wrote them: nobody decided to take back what the other one says. But who
    /// brings a file back to what it was, after it was seen here as it is to be, edits it.
    /// </summary>
    private HashSet<FileStamp> WrittenEarlier(IEnumerable<Compared> compared) => graph.Files.Earlier(
        compared.Where(file => file is { File.WasInStep: false, Difference: SeedDifference.Edited or SeedDifference.Added }).Select(file => file.Stamp));

    /// <summary>What the edits come to; nothing where one of them is not valid.</summary>
    /// <exception cref="CurationException">A file is not a valid entry; the message has one line for each mistake.</exception>
    public IReadOnlyList<Draft> Adopt(IReadOnlyList<SeedChange> changes)
    {
        var byHand = ByHand(changes);
        if (byHand.Count == 0)
            return [];
        var (entries, gone, mistakes) = Read(byHand);
        if (mistakes.Count > 0)
            throw new CurationException(string.Join('\n', mistakes));
        return
        [
            new Draft(Verb.Adopt, new Subject.OfFiles([.. byHand.Select(StampOf)])),
            .. entries.SelectMany(entry => Changes(entry.Entry)),
            .. gone.Order().Select(Removal),
        ];
    }

    /// <summary>What is wrong with files that people changed, one line each.</summary>
    public IReadOnlyList<string> MistakesIn(IReadOnlyList<SeedChange> changes) => Read(ByHand(changes)).Mistakes;

    /// <summary>The id that a file of this name is about.</summary>
    public static EntityId? IdOf(string path)
    {
        var parts = path.Split('/');
        return parts.Length == 3 && EntityId.TryParse($"{parts[1]}:{Path.GetFileNameWithoutExtension(parts[2])}", out var id) ? id : null;
    }

    private Compared[] Compare(ListedFile[] files)
    {
        var entryOf = folder.EntriesOf(files.Select(file => IdOf(file.Path)).OfType<EntityId>());
        var hashes = graph.Files.HashesOf(files.Select(file => file.Path));
        return AllCores.Map(files, file => Compare(file, IdOf(file.Path) is { } id ? entryOf(id) : null, hashes.GetValueOrDefault(file.Path)));
    }

    private Compared Compare(ListedFile file, SeedEntry? entry, string? written)
    {
        var bytes = folder.Read(file.Path) ?? [];
        var stamp = new FileStamp(file.Path, SeedFolder.Hash(bytes));
        if (entry is not null && bytes.AsSpan().SequenceEqual(SeedFolder.Bytes(entry)))
            return new Compared(file, stamp, null);
        return new Compared(file, stamp, stamp.Sha256 == written ? SeedDifference.Stale : entry is null ? SeedDifference.Added : SeedDifference.Edited);
    }

    private void AddMissing(IReadOnlyCollection<string> gone, bool emptied, HashSet<string> links, SortedDictionary<string, SeedChange> changes)
    {
        // Files that are there were seen to hold what the graph says by now, or are among the changes; of links that is not kept.
        var unseen = graph.Files.Unseen().Select(SeedEntry.PathOf).Where(path => !changes.ContainsKey(path) && !links.Contains(path)).ToHashSet(StringComparer.Ordinal);
        var hashes = graph.Files.HashesOf(gone);
        foreach (var path in unseen.Union(gone))
        {
            if (!unseen.Contains(path) && (IdOf(path) is not { } entity || folder.EntryOf(entity) is null))
                continue;
            var wasWritten = hashes.GetValueOrDefault(path) is { Length: > 0 };
            changes[path] = new SeedChange(path, wasWritten && !emptied ? SeedDifference.Deleted : SeedDifference.Missing);
        }
    }

    private static List<SeedChange> ByHand(IReadOnlyList<SeedChange> changes) =>
        [.. changes.Where(change => change.Difference is SeedDifference.Edited or SeedDifference.Added or SeedDifference.Deleted)];

    private (List<ReadEntry> Entries, HashSet<EntityId> Gone, List<string> Mistakes) Read(List<SeedChange> byHand)
    {
        var mistakes = new List<string>();
        var entries = byHand.Where(change => change.Difference != SeedDifference.Deleted)
            .Select(change => Read(change.Path, mistakes)).OfType<ReadEntry>().ToList();
        var gone = byHand.Where(change => change.Difference == SeedDifference.Deleted)
            .Select(change => IdOf(change.Path)).OfType<EntityId>().ToHashSet();
        // Entries that could not be read are there all the same: what refers to them has no mistake of its own.
        var unread = byHand.Where(change => change.Difference != SeedDifference.Deleted).Select(change => IdOf(change.Path)).OfType<EntityId>();
        new EntryCheck(graph, catalog, entries, gone, unread.ToHashSet()).AddMistakes(mistakes);
        return (entries, gone, mistakes);
    }

    private ReadEntry? Read(string path, List<string> mistakes)
    {
        if (folder.Read(path) is not { } bytes)
        {
            mistakes.Add($"{path}: this is a link to a file that is not there; put it right, or take it away.");
            return null;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return SeedReader.Parse(text, path, catalog, name => folder.List().Any(file => file.Path == name));
        }
        catch (CurationException exception)
        {
            mistakes.Add(exception.Message);
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add($"{path}: the file is not UTF-8 text; save it as UTF-8.");
        }

        return null;
    }

    private FileStamp StampOf(SeedChange change) =>
        new(change.Path, folder.Read(change.Path) is { } bytes ? SeedFolder.Hash(bytes) : "");

    private Draft Removal(EntityId id)
    {
        var entity = graph.FindEntity(id) ?? throw new InvalidOperationException($"'{id}' has no entry that could be missing.");
        return new Draft(Verb.Adopt, new Subject.OfEntity(entity) { Removed = true }) { Key = ContentKey.OfEntity(id.Type, entity.Name) };
    }

    private IEnumerable<Draft> Changes(SeedEntry entry)
    {
        var was = folder.EntryOf(entry.Entity.Id);
        if (was is null || !SameEntity(was.Entity, entry.Entity))
        {
            yield return new Draft(Verb.Adopt, new Subject.OfEntity(entry.Entity, was?.Entity))
            {
                Key = ContentKey.OfEntity(entry.Entity.Id.Type, entry.Entity.Name),
            };
        }

        foreach (var draft in Struck(was?.Entity.Evidence ?? [], entry.Entity.Evidence))
            yield return draft;
        var edges = (was?.Edges ?? []).ToDictionary(edge => edge.Key);
        foreach (var edge in entry.Edges.Select(Ordered))
        {
            var draft = edges.Remove(edge.Key, out var old) || (old = graph.FindEdge(edge.Key)) is not null
                ? Changed(old, edge)
                : [new Draft(Verb.Adopt, new Subject.OfEdge(edge, [])) { Key = ContentKey.OfEdge(edge.Key) }];
            foreach (var item in draft)
                yield return item;
        }

        foreach (var edge in edges.Values.SelectMany(gone => graph.DecidedAs(gone.Key)))
            yield return new Draft(Verb.Adopt, new Subject.OfEdge(edge, []) { Removed = true }) { Key = ContentKey.OfEdge(edge.Key) };
    }

    /// <summary>Words that came with a merged entity are taken out where they came from.</summary>
    private IEnumerable<Draft> Struck(IReadOnlyList<Evidence> was, IReadOnlyList<Evidence> now)
    {
        foreach (var gone in was.Where(item => now.All(other => other.Quote != item.Quote)).GroupBy(item => item.Origin))
        {
            if (gone.Key is { } origin && graph.FindEntity(origin) is { } loser)
            {
                yield return new Draft(Verb.Adopt, new Subject.OfEntity(loser, loser with { Evidence = [.. gone.Select(item => item with { Origin = null })] }))
                {
                    Key = ContentKey.OfEntity(origin.Type, loser.Name),
                };
            }
        }
    }

    /// <summary>A change of an edge that merges put together goes to the edges that were decided.</summary>
    private IEnumerable<Draft> Changed(Edge was, Edge now)
    {
        if (was.Rationale == now.Rationale && was.Evidence.ToHashSet().SetEquals(now.Evidence))
            yield break;
        var decided = graph.DecidedAs(was.Key);
        foreach (var edge in decided)
        {
            var kept = edge.Evidence.Where(item => now.Evidence.Any(other => other.Quote == item.Quote));
            var added = edge == decided[0] ? now.Evidence.Where(item => !was.Evidence.Contains(item)) : [];
            var item = edge with
            {
                Rationale = edge == decided[0] || edge.Rationale == was.Rationale ? now.Rationale : edge.Rationale,
                Evidence = [.. kept.Where(old => added.All(other => other.Quote != old.Quote)), .. added],
            };
            yield return new Draft(Verb.Adopt, new Subject.OfEdge(item, [], edge)) { Key = ContentKey.OfEdge(was.Key) };
        }
    }

    private Edge Ordered(Edge edge)
    {
        var key = catalog.Order(edge.Key);
        return edge with { Source = key.Source, Target = key.Target };
    }

    /// <summary>Records compare lists by reference; what is written compares them by content.</summary>
    private static bool SameEntity(Entity one, Entity other) =>
        SeedWriter.Write(new SeedEntry(one, [])) == SeedWriter.Write(new SeedEntry(other, []));

    /// <summary>A file that may be otherwise than the graph says.</summary>
    /// <param name="State">Before it is read; null for a link.</param>
    /// <param name="WasInStep">Whether the file was as it is to be on this disk since the ledger last said anything new about it.</param>
    private readonly record struct ListedFile(string Path, FileState? State, bool WasInStep);

    private readonly record struct Compared(ListedFile File, FileStamp Stamp, SeedDifference? Difference);
}
