using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>A seed file as it was last written, and last seen to hold what the graph says.</summary>
/// <param name="Sha256">As the ledger says it was written; empty for a file that was removed, null where none was written.</param>
/// <param name="Seen">Size and time of the file when its bytes were those that the graph gives; null when that is open.</param>
internal readonly record struct FileRecord(string Path, string? Sha256, (long Size, long Modified)? Seen);

/// <summary>What the store knows of the seed files.</summary>
internal sealed class FileRecords(Database database)
{
    private const string PathOf = "'seeds/' || type || '/' || substr(id, length(type) + 2) || '.yaml'";

    public FileRecord Find(string path) => database.Query(
        "SELECT path, sha256, size, modified FROM files WHERE path = $1", Read, path) is [var record] ? record : new FileRecord(path, null, null);

    /// <summary>What the ledger says of those of the files that were written; see <see cref="FileRecord.Sha256"/>.</summary>
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
            "SELECT line FROM decisions WHERE verb IN ('written', 'adopt') AND item IS NULL",
            row => DecisionJson.Parse(row.Bytes(0)).Subject is Subject.OfFiles lines ? lines.Files.Where(asked.Contains).ToList() : [])
            .SelectMany(found => found).ToHashSet();
    }

    /// <summary>All files that were written, removed ones too, by path.</summary>
    public List<FileRecord> All() => database.Query("SELECT path, sha256, size, modified FROM files ORDER BY path", Read);

    /// <summary>Entities that have an entry, but no file that was seen to hold it.</summary>
    public List<EntityId> Unseen() => database.Query(
        $"""
        SELECT id FROM entities LEFT JOIN files ON path = {PathOf}
        WHERE status IN ('active', 'merged') AND size IS NULL ORDER BY id
        """,
        row => row.Id(0));

    /// <summary>Whether any entity has an entry.</summary>
    public bool IsEmpty => !database.Any("SELECT 1 FROM entities WHERE status IN ('active', 'merged') LIMIT 1");

    /// <summary>The file's bytes are what the graph gives; until it changes, nobody has to look again.</summary>
    public void See(string path, string sha256, long size, long modified) => database.Execute(
        """
        INSERT INTO files (path, sha256, decision, size, modified) VALUES ($1, $2, '', $3, $4)
        ON CONFLICT (path) DO UPDATE SET size = $3, modified = $4
        """,
        path, sha256, size, modified);

    /// <summary>Entities whose entry changed and was not written yet.</summary>
    public List<EntityId> Unwritten() => database.Query("SELECT entity FROM unwritten ORDER BY entity", row => row.Id(0));

    public void Together(Action work) => database.InTransaction(work);

    private static FileRecord Read(Row row) => new(
        row.Text(0), row.FindText(1), row.IsNull(2) ? null : (row.Long(2), row.Long(3)));
}
