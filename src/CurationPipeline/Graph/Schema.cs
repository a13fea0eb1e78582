namespace CurationPipeline.Graph;

/// <summary>The store's tables. To change them, add a migration; its number is the store's version.</summary>
internal static class Schema
{
    private static readonly string[] Migrations = [First, EntityEvidence, ChangedEntities, WordSpaces, RefusedEvidence, EdgesAsAsked, EdgesByNumber];

    private const string First = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- The ledger, line by line; 'effective' is 0 for what was taken back.
        CREATE TABLE decisions (
            id TEXT PRIMARY KEY, batch TEXT NOT NULL, verb TEXT NOT NULL, item TEXT, key TEXT, of TEXT,
            effective INTEGER NOT NULL, line BLOB NOT NULL);
        CREATE INDEX decisions_item ON decisions (item) WHERE item IS NOT NULL;
        CREATE INDEX decisions_batch ON decisions (batch);
        CREATE INDEX decisions_key ON decisions (key) WHERE key IS NOT NULL;
        CREATE INDEX decisions_of ON decisions (of) WHERE of IS NOT NULL;

        -- Quotes that live because a line about an edge carries them.
        CREATE TABLE carried (quote TEXT NOT NULL, decision TEXT NOT NULL, PRIMARY KEY (quote, decision)) WITHOUT ROWID;

        -- Merges, distinct and unrelated pairs that hold.
        CREATE TABLE pairs (decision TEXT PRIMARY KEY, verb TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX pairs_first ON pairs (first);
        CREATE INDEX pairs_second ON pairs (second);

        CREATE TABLE entities (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
            status TEXT NOT NULL, merged_into TEXT, paper TEXT, edge_count INTEGER NOT NULL, key TEXT NOT NULL,
            decision TEXT NOT NULL, json BLOB NOT NULL);
        CREATE INDEX entities_type ON entities (type, id);
        CREATE INDEX entities_key ON entities (key);
        CREATE INDEX entities_merged ON entities (merged_into) WHERE merged_into IS NOT NULL;
        CREATE INDEX entities_paper ON entities (paper) WHERE paper IS NOT NULL;
        CREATE VIRTUAL TABLE names USING fts5 (name, aliases, description, tokenize = 'unicode61 remove_diacritics 2');

        -- Edges as they are shown, with ends resolved; inactive while an end is missing. 'implied' ones have no line of their own.
        CREATE TABLE edges (
            key TEXT PRIMARY KEY, source TEXT NOT NULL, relation TEXT NOT NULL, target TEXT NOT NULL, rationale TEXT NOT NULL,
            active INTEGER NOT NULL, implied INTEGER NOT NULL, decision TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX edges_source ON edges (source);
        CREATE INDEX edges_target ON edges (target);
        CREATE TABLE evidence (
            edge TEXT NOT NULL REFERENCES edges (key) ON DELETE CASCADE, quote TEXT NOT NULL, role TEXT NOT NULL, origin TEXT,
            active INTEGER NOT NULL, key TEXT NOT NULL, decision TEXT NOT NULL, PRIMARY KEY (edge, quote)) WITHOUT ROWID;
        CREATE INDEX evidence_quote ON evidence (quote);
        CREATE INDEX evidence_key ON evidence (key);

        -- Edges whose own ends are not those that they are shown with, refused ones, which are not shown, and those with refused evidence.
        CREATE TABLE odd_edges (
            item TEXT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, shown TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX odd_edges_source ON odd_edges (source);
        CREATE INDEX odd_edges_target ON odd_edges (target);
        CREATE INDEX odd_edges_shown ON odd_edges (shown);
        CREATE TABLE rejected (
            item TEXT NOT NULL, key TEXT NOT NULL, decision TEXT NOT NULL, paper TEXT, PRIMARY KEY (item, key)) WITHOUT ROWID;
        CREATE INDEX rejected_key ON rejected (key);
        CREATE INDEX rejected_paper ON rejected (paper) WHERE paper IS NOT NULL;

        -- Seed files as the ledger says they were written, and how they were last seen on disk.
        CREATE TABLE files (
            path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, decision TEXT NOT NULL, size INTEGER, modified INTEGER) WITHOUT ROWID;

        -- Entities whose seed entry may have to be written anew.
        CREATE TABLE unwritten (entity TEXT PRIMARY KEY) WITHOUT ROWID;

        -- Caches: they cost time or money to make again, so they outlive a rebuild of the rest.
        CREATE TABLE papers (
            sha256 TEXT PRIMARY KEY, paper TEXT, path TEXT NOT NULL, reader INTEGER NOT NULL, text TEXT NOT NULL, places BLOB NOT NULL);
        CREATE INDEX papers_paper ON papers (paper);
        CREATE TABLE vectors (
            maker TEXT NOT NULL, entity TEXT NOT NULL, content TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (maker, entity)) WITHOUT ROWID;
        CREATE TABLE replies (hash TEXT PRIMARY KEY, reply TEXT NOT NULL) WITHOUT ROWID;
        """;

    // An earlier version left the words unread that lines have for entities: under no known catalog the ledger is read again.
    private const string EntityEvidence = """
        -- Which quotes show which entities; the rest of that evidence stands with the entity.
        CREATE TABLE entity_evidence (entity TEXT NOT NULL, quote TEXT NOT NULL, PRIMARY KEY (entity, quote)) WITHOUT ROWID;
        CREATE INDEX entity_evidence_quote ON entity_evidence (quote);
        DELETE FROM meta WHERE name = 'catalog';
        """;

    private const string ChangedEntities = """
        -- Entities that changed, one after the other, for what is derived from them elsewhere; NULL stands for all of them.
        CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, stamp INTEGER NOT NULL, entity TEXT);
        INSERT INTO changes (stamp, entity) VALUES (random(), NULL);
        """;

    private const string WordSpaces = """
        -- What was learned from papers for the built-in vectors; a cache like these.
        CREATE TABLE word_spaces (fingerprint TEXT PRIMARY KEY, space BLOB NOT NULL);
        """;

    // An earlier version let a merge leave refused evidence behind under its old ends: the ledger is read again.
    private const string RefusedEvidence = "DELETE FROM meta WHERE name = 'catalog';";

    // An earlier version did not know an edge by what it was asked as, where it was refused or became another: the ledger is read again.
    private const string EdgesAsAsked = "DELETE FROM meta WHERE name = 'catalog';";

    // An earlier version knew edges by texts and batches line by line, which takes longer to sort: the ledger is read again.
    private const string EdgesByNumber = """
        DROP TABLE evidence;
        DROP TABLE edges;
        -- Edges as they are shown, with ends resolved, by content key; inactive while an end is missing. 'implied' ones have no line of their own.
        CREATE TABLE edges (
            key INTEGER PRIMARY KEY, source TEXT NOT NULL, relation TEXT NOT NULL, target TEXT NOT NULL, rationale TEXT NOT NULL,
            active INTEGER NOT NULL, implied INTEGER NOT NULL, decision TEXT NOT NULL);
        CREATE INDEX edges_source ON edges (source);
        CREATE INDEX edges_target ON edges (target);
        CREATE TABLE evidence (
            edge INTEGER NOT NULL REFERENCES edges (key) ON DELETE CASCADE, quote TEXT NOT NULL, role TEXT NOT NULL, origin TEXT,
            active INTEGER NOT NULL, key TEXT NOT NULL, decision TEXT NOT NULL, PRIMARY KEY (edge, quote)) WITHOUT ROWID;
        CREATE INDEX evidence_quote ON evidence (quote);
        CREATE INDEX evidence_key ON evidence (key);
        -- The edge that a line is about, by the content key of the ends that the line names; 'item' is for entities.
        ALTER TABLE decisions ADD COLUMN edge INTEGER;
        CREATE INDEX decisions_edge ON decisions (edge) WHERE edge IS NOT NULL;
        -- The few lines that tell of files.
        CREATE INDEX decisions_files ON decisions (verb) WHERE item IS NULL AND edge IS NULL AND verb IN ('written', 'adopt');
        -- Between which lines those of a batch lie, nearly always with none of another among them.
        DROP INDEX decisions_batch;
        CREATE TABLE batches (batch TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL) WITHOUT ROWID;
        DELETE FROM meta WHERE name = 'catalog';
        """;

    /// <summary>In bytes.</summary>
    private const int WordsInMemory = 64 << 20;

    private static readonly string[] DerivedTables =
    [
        "meta", "decisions", "batches", "carried", "pairs", "entities", "names", "entity_evidence", "evidence", "edges", "odd_edges", "rejected", "files", "unwritten",
    ];

    public static int Version => Migrations.Length;

    public static int VersionOf(Database database) => database.Count("PRAGMA user_version");

    /// <summary>Whether it has our tables, and not only a number like ours.</summary>
    public static bool IsIn(Database database) =>
        database.Count("SELECT count(*) FROM sqlite_master WHERE name IN ('decisions', 'entities', 'replies')") == 3;

    /// <summary>Brings an older store up to this version.</summary>
    public static void Migrate(Database database) => Migrate(database, Version);

    internal static void Migrate(Database database, int to)
    {
        var version = VersionOf(database);
        if (version == to)
            return;
        database.InTransaction(() =>
        {
            foreach (var migration in Migrations[version..to])
                database.Script(migration);
            database.Execute($"PRAGMA user_version = {to}");
        });
    }

    /// <summary>Has the words of a whole base collected before they are sorted in, not a little at a time.</summary>
    public static void CollectWords(Database database) => database.Execute("INSERT INTO names (names, rank) VALUES ('hashsize', $1)", WordsInMemory);

    /// <summary>
    /// Does the work without the indexes that a whole ledger would fill at random, and makes them afterwards, in order. Those of
    /// few lines stay: to make one goes through all lines.
    /// </summary>
    public static void WithoutIndexes(Database database, IEnumerable<string> tables, Action work)
    {
        var indexes = tables.SelectMany(table => database.Query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND name NOT IN ('decisions_of', 'decisions_files') AND tbl_name = $1",
            row => (Name: row.Text(0), Sql: row.Text(1)), table)).ToList();
        foreach (var index in indexes)
            database.Script($"DROP INDEX {index.Name}");
        work();
        // What an index sorts is sorted by all processors.
        database.Text($"PRAGMA threads = {Environment.ProcessorCount}");
        foreach (var index in indexes)
            database.Script(index.Sql);
    }

    /// <summary>Takes over what settling keeps of pairs and of edges that are not shown as they were decided; such tables are small, and all text.</summary>
    public static void Copy(Database from, Database to)
    {
        foreach (var (table, columns) in (ReadOnlySpan<(string, int)>)[("pairs", 4), ("odd_edges", 4), ("rejected", 4)])
        {
            var places = string.Join(", ", Enumerable.Range(1, columns).Select(number => $"${number}"));
            from.ForEach($"SELECT * FROM {table}", row => to.Execute($"INSERT INTO {table} VALUES ({places})", [.. Enumerable.Range(0, columns).Select(row.FindText)]));
        }
    }

    /// <summary>Empties what is derived from the ledger, and keeps the caches.</summary>
    public static void Clear(Database database)
    {
        foreach (var table in DerivedTables)
            database.Execute($"DELETE FROM {table}");
        new EntityChanges(database).AddAll();
    }
}
