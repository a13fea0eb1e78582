using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Seeds;

/// <summary>
/// The files that are made from the ledger, in the base's <c>.curation</c>: what of them cannot be used is set aside, never
/// deleted, and made anew.
/// </summary>
internal sealed class DerivedFiles(string directory, IDisk disk, Action<string> say)
{
    private const string StoreName = "graph.db";
    private const string NamesName = "names.db";

    private readonly DiskFiles _files = new(disk);

    public GraphStore OpenStore(KindCatalog catalog) => StoreFile.Open(PathOf(StoreName), catalog, SetStoreAside, disk);

    public KeptIndex OpenNames(GraphStore graph) => new(PathOf(NamesName), graph, SetNamesAside, say, disk);

    public void SetStoreAside(string why)
    {
        var aside = SetAside(StoreName);
        say($"The store '{PathOf(StoreName)}' is set aside because {why}; it is made anew from the ledger. The old one is kept as '{aside}'.");
    }

    private void SetNamesAside(string why)
    {
        SetAside(NamesName);
        say($"The index of names '{PathOf(NamesName)}' is set aside because {why}; it is made anew.");
    }

    /// <summary>What was set aside before stays: it may be the only place of replies that were paid for.</summary>
    private string SetAside(string derived)
    {
        var name = Path.GetFileNameWithoutExtension(derived);
        var aside = Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? derived : $"{name}-{number}.db")
            .First(other => !File.Exists(PathOf(Path.Combine("set-aside", other))));
        foreach (var end in (string[])["-wal", "-shm", "-unfinished", ""])
        {
            if (File.Exists(PathOf(derived) + end))
                _files.Move(PathOf(derived) + end, PathOf(Path.Combine("set-aside", aside + end)));
        }

        return Path.Combine(".curation", "set-aside", aside);
    }

    private string PathOf(string derived) => Path.Combine(directory, ".curation", derived);
}
