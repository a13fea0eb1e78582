using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What writing entries came to.</summary>
/// <param name="Stamps">Files that are not what the ledger last said.</param>
/// <param name="Seen">Files that hold what the graph says.</param>
internal sealed record WrittenFiles(List<FileStamp> Stamps, List<FileStamp> Seen);

/// <summary>The entries on disk, beside what the graph says that they are.</summary>
internal sealed class SeedFolder(string directory, GraphStore graph, IFiles files)
{
    /// <summary>How many entries are held in memory while they are written.</summary>
    private const int AtOnce = 10_000;

    /// <summary>What the graph says the entry is; null where it has none.</summary>
    public SeedEntry? EntryOf(EntityId id) => graph.StatusOf(id) is "active" or "merged" && graph.FindEntity(id) is { } entity
        ? new SeedEntry(entity, entity.MergedInto is null ? graph.EdgesFrom(id) : [])
        : null;

    public string FullPath(string path) => Path.Combine(directory, path);

    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : null;

    public static byte[] Bytes(SeedEntry entry) => Encoding.UTF8.GetBytes(SeedWriter.Write(entry));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>All entry files, by path from the base's folder, with size and time.</summary>
    public IEnumerable<(string Path, long Size, long Modified)> List()
    {
        var seeds = new DirectoryInfo(FullPath("seeds"));
        if (!seeds.Exists)
            return [];
        return seeds.EnumerateDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .SelectMany(folder => folder.EnumerateFiles("*.yaml").OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => ($"seeds/{folder.Name}/{file.Name}", file.Length, file.LastWriteTimeUtc.Ticks)));
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
    /// changed by hand meanwhile stays as it is.
    /// </summary>
    public WrittenFiles Write(IEnumerable<EntityId> ids, Action<string> say)
    {
        var written = new WrittenFiles([], []);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var entries = Array.ConvertAll(some, id => (Path: SeedEntry.PathOf(id), Entry: EntryOf(id), graph.Files.Find(SeedEntry.PathOf(id)).Sha256));
            var planned = new PlannedFile[some.Length];
            Parallel.For(0, some.Length, i => planned[i] = PlannedFile.Of(entries[i].Path, entries[i].Entry, Read(entries[i].Path), entries[i].Sha256));
            foreach (var kept in planned.Where(file => file.IsChangedByHand))
                say($"{kept.Path}: was changed by hand meanwhile and is left as it is; 'curate regenerate' takes the change in.");
            var ours = planned.Where(file => !file.IsChangedByHand).ToList();
            Put(ours.Where(file => !file.IsThere).ToList());
            written.Stamps.AddRange(ours.Where(file => file.Stamp.Sha256 != (file.Recorded ?? "")).Select(file => file.Stamp));
            written.Seen.AddRange(ours.Where(file => file.Wanted is not null).Select(file => file.Stamp));
        }

        return written;
    }

    /// <summary>Remembers size and time of files that hold what the graph says, so that only changed ones are read again.</summary>
    public void See(IEnumerable<FileStamp> seen)
    {
        foreach (var stamp in seen)
        {
            var file = new FileInfo(FullPath(stamp.Path));
            if (file.Exists)
                graph.Files.See(stamp.Path, stamp.Sha256, file.Length, file.LastWriteTimeUtc.Ticks);
        }
    }

    private void Put(List<PlannedFile> planned)
    {
        foreach (var gone in planned.Where(file => file.Wanted is null))
            files.Delete(FullPath(gone.Path));
        files.ReplaceAll([.. planned.Where(file => file.Wanted is not null).Select(file => new NewFile(FullPath(file.Path), file.Wanted!))]); // filtered
    }
}
