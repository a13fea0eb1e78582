using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The lists of a <see cref="TraitStore"/>: to add to one, or to take from it, touches one part of it.</summary>
internal sealed class PostingLists(Database database)
{
    /// <summary>
    /// The numbers of the entities that have a trait, ascending, in parts of a few hundred, each named after its last. Part 0 has
    /// the latest; its count is that of all parts. A part's place is one number, so that the way to it leads past keys alone
    /// and not past other lists.
    /// </summary>
    public const string Table = "CREATE TABLE postings (place INTEGER PRIMARY KEY, count INTEGER NOT NULL, list BLOB NOT NULL);";

    // About 900 bytes, which lie within a page of the file.
    private const int PartLength = 450;

    private const int Latest = 0;

    public int CountOf(uint trait) => database.Count("SELECT count FROM postings WHERE place = $1", Place(trait, Latest));

    public void Read(uint trait, List<int> numbers) => database.ForEach(
        "SELECT list, place FROM postings WHERE place BETWEEN $1 AND $2",
        row => NumberList.Read(Checked.Open(row.Span(0), row.Long(1)), numbers),
        Place(trait, Latest), Place(trait, int.MaxValue));

    /// <param name="trait">Whose list it is.</param>
    /// <param name="added">Ascending, each greater than all in the list; what stands in the upper half is not part of a number.</param>
    public void Append(uint trait, ReadOnlySpan<ulong> added)
    {
        var (count, list) = Part(Place(trait, Latest)) ?? (0, []);
        foreach (var number in added)
        {
            list.Add((int)(uint)number);
            if (list.Count > PartLength)
                Close(trait, list);
        }

        Write(Place(trait, Latest), count + added.Length, list);
    }

    public void Remove(uint trait, int number)
    {
        var (place, latest) = (PlaceWith(trait, number), Place(trait, Latest));
        var (_, list) = Part(place) ?? throw Checked.Damaged();
        if (!list.Remove(number))
            throw Checked.Damaged();
        database.Execute("UPDATE postings SET count = count - 1, list = $2 WHERE place = $1", place, Bytes(place, list));
        if (place != latest)
            database.Execute("UPDATE postings SET count = count - 1 WHERE place = $1", latest);
        database.Execute("DELETE FROM postings WHERE place IN ($1, $2) AND count = 0", place, latest);
    }

    private static long Place(uint trait, int part) => ((long)trait << 31) | (uint)part;

    private static byte[] Bytes(long place, List<int> list) => Checked.Seal(NumberList.Write(CollectionsMarshal.AsSpan(list)), place);

    private long PlaceWith(uint trait, int number) => database.Query(
        "SELECT place FROM postings WHERE place BETWEEN $1 AND $2 ORDER BY place LIMIT 1",
        row => row.Long(0), Place(trait, number), Place(trait, int.MaxValue)) is [var place]
            ? place
            : Place(trait, Latest);

    /// <summary>All but the last number become a part of their own.</summary>
    private void Close(uint trait, List<int> list)
    {
        var last = list[^1];
        list.RemoveAt(list.Count - 1);
        Write(Place(trait, list[^1]), list.Count, list);
        list.Clear();
        list.Add(last);
    }

    private (int Count, List<int> List)? Part(long place) => database.Query(
        "SELECT count, list FROM postings WHERE place = $1",
        row =>
        {
            var list = new List<int>();
            NumberList.Read(Checked.Open(row.Span(1), place), list);
            return (row.Number(0), list);
        },
        place) is [var found] ? found : null;

    private void Write(long place, int count, List<int> list) => database.Execute(
        "INSERT OR REPLACE INTO postings (place, count, list) VALUES ($1, $2, $3)", place, count, Bytes(place, list));
}
