using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>What is kept because it is dear to make: paper texts, vectors, a model's replies. May be lost, never wrong.</summary>
public sealed class GraphCaches
{
    private readonly Database _database;

    internal GraphCaches(Database database) => _database = database;

    /// <summary>Whether nothing is kept, so that nothing would be lost with the file.</summary>
    internal static bool AreEmpty(Database database) => !database.Any(
        "SELECT 1 FROM papers UNION ALL SELECT 1 FROM vectors UNION ALL SELECT 1 FROM replies LIMIT 1");

    public PaperText? FindPaper(string sha256) => _database.Query(
        "SELECT sha256, paper, path, reader, text, places FROM papers WHERE sha256 = $1", Read, sha256).FirstOrDefault();

    /// <summary>The texts of all versions of a paper that were read.</summary>
    public IReadOnlyList<PaperText> PapersOf(EntityId paper) => _database.Query(
        "SELECT sha256, paper, path, reader, text, places FROM papers WHERE paper = $1 ORDER BY sha256", Read, paper.ToString());

    /// <summary>Every paper that was read, without text and places.</summary>
    public IReadOnlyList<PaperText> Papers() => _database.Query(
        "SELECT sha256, paper, path, reader, '', x'' FROM papers ORDER BY sha256", Read);

    public void Put(PaperText paper) => _database.Execute(
        "INSERT OR REPLACE INTO papers (sha256, paper, path, reader, text, places) VALUES ($1, $2, $3, $4, $5, $6)",
        paper.Sha256, paper.Paper?.ToString(), paper.Path, paper.Reader, paper.Text, paper.Places);

    public string? FindReply(string hash) => _database.Text("SELECT reply FROM replies WHERE hash = $1", hash);

    public void PutReply(string hash, string reply) =>
        _database.Execute("INSERT OR REPLACE INTO replies (hash, reply) VALUES ($1, $2)", hash, reply);

    /// <param name="maker">What made it; vectors of different makers cannot be compared.</param>
    /// <param name="content">Fingerprint of the text that it was made of; another text needs another vector.</param>
    public float[]? FindVector(string maker, EntityId entity, string content) => _database.Query(
        "SELECT vector FROM vectors WHERE maker = $1 AND entity = $2 AND content = $3",
        row => MemoryMarshal.Cast<byte, float>(row.Bytes(0)).ToArray(),
        maker, entity.ToString(), content).FirstOrDefault();

    public void PutVector(string maker, EntityId entity, string content, ReadOnlySpan<float> vector) => _database.Execute(
        "INSERT OR REPLACE INTO vectors (maker, entity, content, vector) VALUES ($1, $2, $3, $4)",
        maker, entity.ToString(), content, MemoryMarshal.AsBytes(vector).ToArray());

    /// <summary>The texts that the vectors of a maker were made of, by their fingerprints.</summary>
    public IReadOnlyDictionary<EntityId, string> VectorContents(string maker) => _database.Query(
        "SELECT entity, content FROM vectors WHERE maker = $1", row => KeyValuePair.Create(row.Id(0), row.Text(1)), maker).ToDictionary();

    /// <summary>Every vector of a maker, by entity, a few at a time.</summary>
    public IEnumerable<(EntityId Entity, float[] Vector)> ReadVectors(string maker)
    {
        var last = "";
        while (true)
        {
            var page = _database.Query(
                "SELECT entity, vector FROM vectors WHERE maker = $1 AND entity > $2 ORDER BY entity LIMIT 1000",
                row => (Entity: row.Id(0), MemoryMarshal.Cast<byte, float>(row.Bytes(1)).ToArray()),
                maker, last);
            foreach (var row in page)
                yield return row;
            if (page.Count < 1000)
                yield break;
            last = page[^1].Entity.ToString();
        }
    }

    /// <summary>What words have to do with each other, as learned from texts with the fingerprint; null where that is still to be learned.</summary>
    public byte[]? FindWordSpace(string fingerprint) => _database.Query(
        "SELECT space FROM word_spaces WHERE fingerprint = $1", row => row.Bytes(0), fingerprint).FirstOrDefault();

    /// <summary>Keeps what was learned in place of what was learned before, whose vectors go with it.</summary>
    /// <param name="makers">What the names of the makers of such vectors begin with.</param>
    public void PutWordSpace(string fingerprint, byte[] space, string makers) => Together(() =>
    {
        _database.Execute("DELETE FROM word_spaces");
        _database.Execute("DELETE FROM vectors WHERE substr(maker, 1, length($1)) = $1", makers);
        _database.Execute("INSERT INTO word_spaces (fingerprint, space) VALUES ($1, $2)", fingerprint, space);
    });

    /// <summary>Many changes as one: a thousand vectors cost one write to disk.</summary>
    public void Together(Action work) => _database.InTransaction(work);

    private static PaperText Read(Row row) =>
        new(row.Text(0), row.FindId(1), row.Text(2), row.Number(3), row.Text(4), row.Bytes(5));
}

/// <summary>The clean text of one file, as it was read.</summary>
/// <param name="Sha256">Of the file's bytes.</param>
/// <param name="Paper">The paper that the file is a version of; null while that is open.</param>
/// <param name="Path">Where the file was when it was read.</param>
/// <param name="Reader">Version of the text reader.</param>
/// <param name="Places">The place of every character, in the form that the reader keeps.</param>
public sealed record PaperText(string Sha256, EntityId? Paper, string Path, int Reader, string Text, byte[] Places);
