using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What writing entries came to.</summary>
/// <param name="Stamps">Files that are not what the ledger last said.</param>
/// <param name="Seen">Files that hold what the graph says.</param>
internal sealed record WrittenFiles(List<FileStamp> Stamps, List<SeenFile> Seen);

/// <summary>A file that holds what the graph says.</summary>
/// <param name="Written">
/// What it was when it was written or read, and not what it is by now: a person may have changed it since. Null where it is to be
/// read again.
/// </param>
internal readonly record struct SeenFile(FileStamp Stamp, FileState? Written);

/// <summary>The entries on disk, beside what the graph says that they are.</summary>
internal sealed class SeedFolder(string directory, GraphStore graph, DiskFiles files)
{
    /// <summary>How many entries are made at once: so few that they are gone before the next are made.</summary>
    private const int MadeAtOnce = 1_000;

    /// <summary>For how many files the disk is waited for at once.</summary>
    private const int WrittenAtOnce = 10_000;

    /// <summary>How many times the names are gone through at most, each time for another share of them.</summary>
    private const int MostShares = 4;

    /// <summary>Where folders are made that get their place when they are whole: beside it, because both have to lie on one disk.</summary>
    private const string Making = "seeds/.making";

    /// <summary>What the graph says the entry is; null where it has none.</summary>
    public SeedEntry? EntryOf(EntityId id) => graph.StatusOf(id) is "active" or "merged" && graph.FindEntity(id) is { } entity
        ? new SeedEntry(entity, entity.MergedInto is null ? graph.EdgesFrom(id) : [])
        : null;

    /// <summary>What the graph says of many entries at once; nothing for those that it has not. Any thread may ask.</summary>
    public Func<EntityId, SeedEntry?> EntriesOf(IEnumerable<EntityId> ids)
    {
        var rows = graph.EntryRows(ids);
        return id => rows.TryGetValue(id, out var row) ? new SeedEntry(row.Entity, row.Edges) : null;
    }

    public string FullPath(string path) => Path.Combine(directory, path);

    /// <summary>Null where nothing is, which a link may lead to.</summary>
    public byte[]? Read(string path)
    {
        try
        {
            return !File.Exists(FullPath(path)) ? null : GivenFile.IsToBeOpened(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : [];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static byte[] Bytes(SeedEntry entry) => Encoding.UTF8.GetBytes(SeedWriter.Write(entry));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>All entry files in no order, as paths from the base's folder, with size and time.</summary>
    public IEnumerable<(string Path, FileState? State)> List()
    {
        var seeds = new DirectoryInfo(FullPath("seeds"));
        if (!seeds.Exists)
            return [];
        var folders = seeds.GetDirectories();
        // To ask for size and time takes most of it: each processor asks for a share of the names.
        var shares = Math.Min(MostShares, Environment.ProcessorCount);
        return AllCores.Map([.. Enumerable.Range(0, shares)], share => folders.SelectMany(folder => List(folder, share, shares)).ToList()).SelectMany(list => list);
    }

    private static FileSystemEnumerable<(string Path, FileState? State)> List(DirectoryInfo folder, int share, int shares)
    {
        var start = $"seeds/{folder.Name}/";
        return new(
            folder.FullName,
            (ref FileSystemEntry entry) => (string.Concat(start, entry.FileName),
                entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? null : new FileState(entry.Length, entry.LastWriteTimeUtc.UtcTicks)),
            new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            // Told by the name, not by the place in the folder: that may be another when the folder is gone through again.
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".yaml", StringComparison.Ordinal)
                && (uint)string.GetHashCode(entry.FileName) % shares == share,
        };
    }

    /// <summary>Files below <c>seeds</c> that are in the place of an entry and are none.</summary>
    public IEnumerable<string> Strays(Catalog.KindCatalog catalog)
    {
        var seeds = new DirectoryInfo(FullPath("seeds"));
        if (!seeds.Exists)
            return [];
        return seeds.EnumerateDirectories().SelectMany(kind => kind.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => catalog.FindEntity(kind.Name) is null || file.Extension != ".yaml" || file.Directory?.FullName != kind.FullName))
            .Select(file => Path.GetRelativePath(directory, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>
    /// Brings files to what the graph says, and returns those that are not what the ledger last said. A file that somebody
    /// changed by hand meanwhile stays as it is; one that is as an earlier line of the ledger says was changed by nobody.
    /// </summary>
    /// <param name="ids">Whose files.</param>
    /// <param name="ahead">Those that were written already.</param>
    /// <param name="say">Takes what a person should know.</param>
    public WrittenFiles Write(IEnumerable<EntityId> ids, IReadOnlyDictionary<EntityId, PlannedFile> ahead, Action<string> say)
    {
        var written = new WrittenFiles([], []);
        var outdated = new List<string>();
        var put = Put(Ours(ids, ahead, outdated, say, written));
        if (outdated.Count > 0)
            say(HandEditMessage.OfOutdated([.. outdated.Order(StringComparer.Ordinal)]));
        foreach (var (path, _) in put.Where(file => file.Value is null).OrderBy(file => file.Key, StringComparer.Ordinal))
            say(HandEditMessage.OfLeft(path));
        return new WrittenFiles(
            written.Stamps.FindAll(stamp => !IsLeft(stamp.Path)),
            [.. written.Seen.Where(file => !IsLeft(file.Stamp.Path)).Select(file => file with { Written = file.Written ?? put.GetValueOrDefault(file.Stamp.Path) })]);

        bool IsLeft(string path) => put.TryGetValue(path, out var state) && state is null;
    }

    /// <summary>Writes the entries of a whole graph whose folders are not there, and asks the store for nothing.</summary>
    public Dictionary<EntityId, PlannedFile> WriteNew(ShownGraph shown)
    {
        ClearAside();
        var written = new Dictionary<EntityId, PlannedFile>();
        var kinds = shown.Ids.GroupBy(id => id.Type).Where(kind => !Directory.Exists(FullPath(SeedEntry.FolderOf(kind.Key)))).ToList();
        // Whoever is stopped meanwhile commits none of it to git.
        if (kinds.Count > 0)
            files.Make(FullPath($"{Making}/.gitignore"), stream => stream.Write("*\n"u8));
        foreach (var kind in kinds)
        {
            var planned = kind.Chunk(MadeAtOnce).SelectMany(ids => AllCores.MapBeside(ids, Planned)).Select(Noted);
            var times = files.MakeWhole(
                FullPath(SeedEntry.FolderOf(kind.Key)), FullPath($"{Making}/{kind.Key}"), planned.Select(file => (Path.GetFileName(file.Path), file.Wanted!))); // they are wanted
            foreach (var (id, time) in kind.Zip(times))
                written[id] = written[id] with { Written = written[id].Written!.Value with { Modified = time.Ticks } }; // noted with its size
        }

        ClearAside();
        return written;

        (EntityId Id, PlannedFile File) Planned(EntityId id)
        {
            var (path, (entity, edges)) = (SeedEntry.PathOf(id), shown.Find(id)!.Value); // one of those that have an entry
            return (id, PlannedFile.Of(path, new SeedEntry(entity, edges), null, shown.Files.GetValueOrDefault(path)));
        }

        PlannedFile Noted((EntityId Id, PlannedFile File) planned)
        {
            written[planned.Id] = planned.File with { Wanted = [], IsThere = true, Written = new FileState(planned.File.Wanted!.Length, 0) }; // it is wanted
            return planned.File;
        }
    }

    /// <summary>Entries whose files are what a whole graph says; asks the store for nothing.</summary>
    public List<SeenFile> InStep(ShownGraph shown) =>
        [.. shown.Ids.Chunk(MadeAtOnce).SelectMany(ids => AllCores.MapBeside(ids, id => SeenNow(id, shown))).OfType<SeenFile>()];

    private SeenFile? SeenNow(EntityId id, ShownGraph shown)
    {
        var (path, (entity, edges)) = (SeedEntry.PathOf(id), shown.Find(id)!.Value); // one of those that have an entry
        // Asked before it is read: what is changed meanwhile is seen to be another file next time.
        return StateOf(path) is { } state && Read(path) is { } bytes && bytes.AsSpan().SequenceEqual(Bytes(new SeedEntry(entity, edges)))
            ? new SeenFile(new FileStamp(path, Hash(bytes)), state)
            : null;
    }

    /// <summary>Removes what a command left that was stopped while it made folders.</summary>
    public void ClearAside() => files.RemoveWhole(FullPath(Making));

    /// <summary>Brings files to what they are to be; returns what each is then, by path, and null for one that somebody changed by hand meanwhile.</summary>
    private Dictionary<string, FileState?> Put(IEnumerable<PlannedFile> planned)
    {
        var states = new Dictionary<string, FileState?>(StringComparer.Ordinal);
        var putting = Task.CompletedTask;
        try
        {
            foreach (var some in planned.Where(file => !file.IsThere).Chunk(WrittenAtOnce))
            {
                // While the disk takes some, the next are made.
                putting.GetAwaiter().GetResult();
                putting = Task.Run(() => Put(some, states));
            }
        }
        finally
        {
            ((IAsyncResult)putting).AsyncWaitHandle.WaitOne();
        }

        putting.GetAwaiter().GetResult();
        return states;
    }

    /// <summary>The files that nobody else changed, noted as what they will be.</summary>
    private IEnumerable<PlannedFile> Ours(
        IEnumerable<EntityId> ids, IReadOnlyDictionary<EntityId, PlannedFile> ahead, List<string> outdated, Action<string> say, WrittenFiles written)
    {
        foreach (var planned in ids.Chunk(MadeAtOnce).Select(some => Plan(some, ahead)))
        {
            var earlier = graph.Files.Earlier(planned.Select(file => file.Foreign).OfType<FileStamp>());
            outdated.AddRange(earlier.Select(file => file.Path));
            foreach (var file in planned)
            {
                if (file.Foreign is { } there && !earlier.Contains(there))
                {
                    say(HandEditMessage.OfLeft(file.Path));
                    continue;
                }

                if (file.Stamp.Sha256 != (file.Recorded ?? ""))
                    written.Stamps.Add(file.Stamp);
                if (file.Wanted is not null)
                    written.Seen.Add(new SeenFile(file.Stamp, file.Written));
                yield return file;
            }
        }
    }

    private PlannedFile[] Plan(EntityId[] ids, IReadOnlyDictionary<EntityId, PlannedFile> ahead)
    {
        var open = ids.Where(id => !ahead.ContainsKey(id)).ToList();
        var entryOf = EntriesOf(open);
        var hashes = graph.Files.HashesOf(open.Select(SeedEntry.PathOf));
        return AllCores.Map(ids, id => ahead.GetValueOrDefault(id) ?? Plan(SeedEntry.PathOf(id), entryOf(id)));

        PlannedFile Plan(string path, SeedEntry? entry)
        {
            var before = StateOf(path);
            var file = PlannedFile.Of(path, entry, Read(path), hashes.GetValueOrDefault(path));
            return file with { Before = before, Written = file.IsThere ? before : null };
        }
    }

    /// <summary>Remembers size and time of files that hold what the graph says, so that only changed ones are read again.</summary>
    public void See(IEnumerable<SeenFile> seen)
    {
        foreach (var (stamp, written) in seen)
        {
            if (written is { } state)
                graph.Files.See(stamp, state);
        }
    }

    /// <summary>Null where nothing is; of a link, too, because what it leads to may change while it stays.</summary>
    private FileState? StateOf(string path)
    {
        var file = new FileInfo(FullPath(path));
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new FileState(file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }

    private void Put(PlannedFile[] planned, Dictionary<string, FileState?> states)
    {
        foreach (var gone in planned.Where(file => file.Wanted is null))
        {
            if (StateOf(gone.Path) != gone.Before)
                states[gone.Path] = null;
            else
                files.DeleteWithFolder(FullPath(gone.Path));
        }

        var wanted = Array.FindAll(planned, file => file.Wanted is not null);
        var before = wanted.ToDictionary(file => FullPath(file.Path), StringComparer.Ordinal);
        var times = files.ReplaceAll(
            [.. wanted.Select(file => new NewFile(FullPath(file.Path), file.Wanted!))], // filtered
            path => StateOf(before[path].Path) == before[path].Before);
        foreach (var (file, time) in wanted.Zip(times))
            states[file.Path] = time is { } known ? new FileState(file.Wanted!.Length, known.Ticks) : null; // filtered
    }
}
