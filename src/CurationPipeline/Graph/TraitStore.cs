using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>An entity with its traits, as it is taken into the store.</summary>
/// <param name="Content">What is wanted back with it.</param>
/// <param name="Traits">Each once.</param>
internal readonly record struct TraitedEntity(EntityId Id, byte[] Content, uint[] Traits);

/// <summary>
/// Which entities have which traits, in a file of its own: it takes long to gather and can be gathered again at any time.
/// What a trait is, is the business of whoever asks. To be used by one thread at a time.
/// </summary>
internal sealed class TraitStore : IDisposable
{
    private const int MarksOnPage = 1024;
    private const int MostPending = 12_000_000;

    private const string Tables = $"""
        CREATE TABLE point (number INTEGER NOT NULL, stamp INTEGER NOT NULL);
        CREATE TABLE entities (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL);
        CREATE TABLE marks (page INTEGER PRIMARY KEY, marks BLOB NOT NULL);
        {PostingLists.Table}
        """;

    private readonly Database _database;
    private readonly PostingLists _postings;
    private readonly SortedSet<int> _pagesToWrite = [];
    private readonly List<ulong> _pending = [];

    // By number; 0 where there is no entity (any more).
    private ulong[] _marks = new ulong[MarksOnPage];

    // What the marks say of it, by itself: a search asks for many, and this much of them fits near the processor.
    private ushort[] _sizes = new ushort[MarksOnPage];

    private TraitStore(Database database)
    {
        _database = database;
        _postings = new PostingLists(database);
        Load();
    }

    /// <summary>How many entities there are.</summary>
    public int Count { get; private set; }

    /// <summary>The greatest number of an entity.</summary>
    public int LastNumber { get; private set; }

    /// <summary>What it was last brought in step with; the default when it never was.</summary>
    public ChangePoint Point { get; private set; }

    /// <param name="path">Where it is or will be.</param>
    /// <param name="version">Of what the traits mean; a file of another version is of no use.</param>
    /// <param name="setAside">Gives the file another name, and says why.</param>
    /// <param name="disk">Where it lies.</param>
    public static TraitStore Open(string path, int version, Action<string> setAside, IDisk disk)
    {
        if (StoreFile.WhatIsWrong(path, version, version) is { } wrong)
            setAside(wrong);
        try
        {
            return Open(path, version, disk);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            setAside("it is damaged");
            return Open(path, version, disk);
        }
    }

    public static TraitStore InMemory() => Open(Database.InMemory, 1, new Disk());

    /// <summary>Whether the exception says that the file is of no use any more.</summary>
    public static bool IsDamage(Exception exception) => Database.IsDamagedOrForeign(exception) || exception.InnerException is InvalidDataException;

    /// <summary>Makes changes, all of them or none, after which the store is in step with the point.</summary>
    /// <param name="point">The default where nobody keeps step.</param>
    /// <param name="change">Adds and removes entities.</param>
    public void Change(ChangePoint point, Action change)
    {
        try
        {
            if (LastNumber == 0)
                _database.Fill(() => Make(point, change));
            else
                _database.InTransaction(() => Make(point, change));
        }
        catch
        {
            // What is in memory may be ahead of the file.
            Load();
            throw;
        }
    }

    /// <summary>Takes in entities that it does not have.</summary>
    public void Add(IEnumerable<TraitedEntity> entities)
    {
        foreach (var entity in entities)
        {
            var number = ++LastNumber;
            _database.Execute(
                "INSERT INTO entities (number, id, content) VALUES ($1, $2, $3)", number, entity.Id.ToString(), Checked.Seal(entity.Content, number));
            Mark(number, MarkOf(entity.Id, entity.Traits.Length));
            Count++;
            foreach (var trait in entity.Traits)
                _pending.Add(((ulong)trait << 32) | (uint)number);
            if (_pending.Count >= MostPending)
                WritePending();
        }
    }

    /// <param name="number">Of an entity that it has.</param>
    /// <param name="traits">All that it was added with.</param>
    public void Remove(int number, IEnumerable<uint> traits)
    {
        WritePending();
        foreach (var trait in traits)
            _postings.Remove(trait, number);
        _database.Execute("DELETE FROM entities WHERE number = $1", number);
        Mark(number, 0);
        Count--;
    }

    public int? FindNumber(EntityId id) =>
        _database.Query("SELECT number FROM entities WHERE id = $1", row => row.Number(0), id.ToString()) is [var number] ? number : null;

    /// <summary>What an entity was added with.</summary>
    public byte[] ContentOf(int number) => _database.Query(
        "SELECT content FROM entities WHERE number = $1", row => Checked.Open(row.Span(0), number).ToArray(), number) is [var content]
            ? content
            : throw Checked.Damaged();

    /// <summary>How many entities have the trait.</summary>
    public int CountOf(uint trait) => _postings.CountOf(trait);

    /// <summary>Adds the numbers of the entities that have the trait.</summary>
    public void Read(uint trait, List<int> numbers)
    {
        var before = numbers.Count;
        _postings.Read(trait, numbers);
        foreach (var number in CollectionsMarshal.AsSpan(numbers)[before..])
        {
            if ((uint)number > (uint)LastNumber)
                throw Checked.Damaged();
        }
    }

    /// <summary>How many traits the entity has.</summary>
    public int SizeOf(int number) => _sizes[number];

    /// <summary>A number that the entity has wherever and whenever it was added, to order by what does not depend on that.</summary>
    /// <exception cref="CurationException">There is no such entity, and so the file is damaged.</exception>
    public ulong OrderOf(int number) => _marks[number] is var mark and not 0 ? mark & 0xFFFF_FFFF_FFFF : throw Checked.Damaged();

    /// <summary>Spares each of many questions a moment of its own; nothing may be changed meanwhile.</summary>
    public T AtOneMoment<T>(Func<T> work) => _database.AtOneMoment(work);

    public void Dispose() => _database.Dispose();

    private static TraitStore Open(string path, int version, IDisk disk)
    {
        var database = new Database(path, disk);
        try
        {
            if (Schema.VersionOf(database) == 0)
            {
                database.InTransaction(() =>
                {
                    database.Script(Tables);
                    database.Execute($"PRAGMA user_version = {version}");
                });
            }

            return new TraitStore(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static ushort SizeIn(ulong mark) => (ushort)(mark >> 48);

    // Never 0: an entity has a name, and so a trait.
    private static ulong MarkOf(EntityId id, int traits)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id.ToString())
            hash = (hash ^ c) * 1099511628211;
        return ((ulong)Math.Clamp(traits, 1, ushort.MaxValue) << 48) | ((hash ^ (hash >> 32)) & 0xFFFF_FFFF_FFFF);
    }

    private void Make(ChangePoint point, Action change)
    {
        change();
        WritePending();
        WriteMarks();
        _database.Execute("DELETE FROM point");
        _database.Execute("INSERT INTO point (number, stamp) VALUES ($1, $2)", point.Number, point.Stamp);
        Point = point;
    }

    private void WritePending()
    {
        var all = CollectionsMarshal.AsSpan(_pending);
        all.Sort();
        for (int start = 0, end; start < all.Length; start = end)
        {
            var trait = (uint)(all[start] >> 32);
            for (end = start + 1; end < all.Length && (uint)(all[end] >> 32) == trait; end++)
            {
            }

            _postings.Append(trait, all[start..end]);
        }

        _pending.Clear();
    }

    private void Mark(int number, ulong mark)
    {
        if (number >= _marks.Length)
        {
            Array.Resize(ref _marks, Math.Max(_marks.Length * 2, MarksOnPage));
            Array.Resize(ref _sizes, _marks.Length);
        }

        _marks[number] = mark;
        _sizes[number] = SizeIn(mark);
        _pagesToWrite.Add(number / MarksOnPage);
    }

    private void WriteMarks()
    {
        foreach (var page in _pagesToWrite)
        {
            var bytes = MemoryMarshal.AsBytes(_marks.AsSpan(page * MarksOnPage, MarksOnPage));
            _database.Execute("INSERT OR REPLACE INTO marks (page, marks) VALUES ($1, $2)", page, Checked.Seal(bytes, page));
        }

        _pagesToWrite.Clear();
    }

    private void Load()
    {
        _pending.Clear();
        _pagesToWrite.Clear();
        Point = _database.Query("SELECT number, stamp FROM point", row => new ChangePoint(row.Long(0), row.Long(1))).FirstOrDefault();
        var pages = _database.Count("SELECT coalesce(max(page), 0) + 1 FROM marks");
        _marks = new ulong[pages * MarksOnPage];
        _database.Query("SELECT page, marks FROM marks", Load);
        _sizes = Array.ConvertAll(_marks, SizeIn);
        Count = _marks.Count(mark => mark != 0);
        LastNumber = Array.FindLastIndex(_marks, mark => mark != 0) is var last && last > 0 ? last : 0;
    }

    private bool Load(Row row)
    {
        var page = row.Number(0);
        var marks = MemoryMarshal.Cast<byte, ulong>(Checked.Open(row.Span(1), page));
        if (marks.Length != MarksOnPage)
            throw Checked.Damaged();
        marks.CopyTo(_marks.AsSpan(page * MarksOnPage));
        return true;
    }
}
