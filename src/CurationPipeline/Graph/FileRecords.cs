using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>What the store knows of the seed files.</summary>
internal sealed class FileRecords(Database database)
{
    /// <summary>Stands for all entities among those whose entry was not written yet.</summary>
    internal const string All = "";

    private const string EntityOf = "replace(substr(path, length('seeds/') + 1, length(path) - length('seeds/.yaml')), '/', ':')";
    private const string PathOf = "'seeds/' || type || '/' || substr(id, length(type) + 2) || '.yaml'";

    /// <summary>What the ledger says of those of the files that were written: the hash of their bytes; empty for a file that was removed.</summary>
    public Dictionary<string, string> HashesOf(IEnumerable<string> paths) => database.Query(
        "SELECT path, sha256 FROM files WHERE path IN (SELECT value FROM json_each($1))",
        row => KeyValuePair.Create(row.Text(0), row.Text(1)), JsonSerializer.Serialize(paths)).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Which of the stamps some line of the ledger has, as written or as taken in, whenever that was. Goes through all such
    /// lines: ask where it matters.
    /// </summary>
    public HashSet<FileStamp> Earlier(IEnumerable<FileStamp> stamps)
    {
        var asked = stamps.ToHashSet();
        return asked.Count == 0 ? asked : database.Query(
            "SELECT line FROM decisions INDEXED BY decisions_files WHERE item IS NULL AND edge IS NULL AND verb IN ('written', 'adopt')",
            row => DecisionJson.Parse(row.Bytes(0)).Subject is Subject.OfFiles lines ? lines.Files.Where(asked.Contains).ToList() : [])
            .SelectMany(found => found).ToHashSet();
    }

    /// <summary>
    /// All files that were written, removed ones too, with size and time of the file when its bytes were those that the graph
    /// gives; null when that is open.
    /// </summary>
    public Dictionary<string, FileState?> Seen()
    {
        var seen = new Dictionary<string, FileState?>(database.Count("SELECT count(*) FROM files"), StringComparer.Ordinal);
        database.ForEach("SELECT path, size, modified FROM files", row => seen.Add(row.Text(0), row.IsNull(1) ? null : new FileState(row.Long(1), row.Long(2))));
        return seen;
    }

    /// <summary>Entities that have an entry, but no file that was seen to hold it.</summary>
    public List<EntityId> Unseen() => !HasUnseen ? [] : database.Query(
        $"""
        SELECT id FROM entities LEFT JOIN files ON path = {PathOf}
        WHERE status IN ('active', 'merged') AND size IS NULL ORDER BY id
        """,
        row => row.Id(0));

    /// <summary>Whether any entity has an entry.</summary>
    public bool IsEmpty => !database.Any("SELECT 1 FROM entities WHERE status IN ('active', 'merged') LIMIT 1");

    /// <summary>The file's bytes are what the graph gives; until it changes, nobody has to look again.</summary>
    public void See(FileStamp file, FileState state) => database.Execute(
        """
        INSERT INTO files (path, sha256, decision, size, modified) VALUES ($1, $2, '', $3, $4)
        ON CONFLICT (path) DO UPDATE SET size = $3, modified = $4
        """,
        file.Path, file.Sha256, state.Size, state.Modified);

    /// <summary>Entities whose entry changed and was not written yet.</summary>
    public List<EntityId> Unwritten() => database.Any("SELECT 1 FROM unwritten WHERE entity = $1", All)
        // A new store does not know what was there before: an entry that an unfinished undo took away has its file still.
        ? database.Query($"SELECT id FROM entities UNION SELECT {EntityOf} FROM files WHERE sha256 <> '' ORDER BY 1", row => row.Id(0))
        : database.Query("SELECT entity FROM unwritten ORDER BY entity", row => row.Id(0));

    public void Together(Action work) => database.InTransaction(work);

    /// <summary>Counted, which is quicker than looking for each: a file is only seen to hold the entry of an entity that has one.</summary>
    private bool HasUnseen =>
        database.Count("SELECT count(*) FROM files WHERE size IS NOT NULL")
        < database.Count("SELECT count(*) FROM entities") - database.Count("SELECT count(*) FROM entities WHERE paper IS NOT NULL AND status = 'waiting'");
}

/// <summary>By what a file that changed is told from one that did not.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">The time of its last change, in ticks of UTC.</param>
internal readonly record struct FileState(long Size, long Modified);
