using System.Runtime.InteropServices;

namespace CurationPipeline.Graph;

/// <summary>The lists of a <see cref="TraitStore"/>: to add to one, or to take from it, touches one part of it.</summary>
internal sealed class PostingLists(Database database)
{
    // About 900 bytes, which lie within a page of the file.
    private const int PartLength = 450;

    private const int Latest = 0;

    public int CountOf(uint trait) => database.Count("SELECT count FROM postings WHERE trait = $1 AND part = 0", (long)trait);

    public void Read(uint trait, List<int> numbers) => database.Query(
        "SELECT list FROM postings WHERE trait = $1",
        row =>
        {
            NumberList.Read(Checked.Open(row.Span(0), trait), numbers);
            return true;
        },
        (long)trait);

    /// <param name="trait">Whose list it is.</param>
    /// <param name="added">Ascending, each greater than all in the list; what stands in the upper half is not part of a number.</param>
    public void Append(uint trait, ReadOnlySpan<ulong> added)
    {
        var (count, list) = Part(trait, Latest) ?? (0, []);
        foreach (var number in added)
        {
            list.Add((int)(uint)number);
            if (list.Count > PartLength)
                Close(trait, list);
        }

        Write(trait, Latest, count + added.Length, list);
    }

    public void Remove(uint trait, int number)
    {
        var part = PartWith(trait, number);
        var (_, list) = Part(trait, part) ?? throw Checked.Damaged();
        if (!list.Remove(number))
            throw Checked.Damaged();
        database.Execute("UPDATE postings SET count = count - 1, list = $3 WHERE trait = $1 AND part = $2", (long)trait, part, Bytes(trait, list));
        if (part != Latest)
            database.Execute("UPDATE postings SET count = count - 1 WHERE trait = $1 AND part = 0", (long)trait);
        database.Execute("DELETE FROM postings WHERE trait = $1 AND count = 0", (long)trait);
    }

    private static byte[] Bytes(uint trait, List<int> list) => Checked.Seal(NumberList.Write(CollectionsMarshal.AsSpan(list)), trait);

    private int PartWith(uint trait, int number) => database.Query(
        "SELECT part FROM postings WHERE trait = $1 AND part >= $2 ORDER BY part LIMIT 1", row => row.Number(0), (long)trait, number) is [var part]
            ? part
            : Latest;

    /// <summary>All but the last number become a part of their own.</summary>
    private void Close(uint trait, List<int> list)
    {
        var last = list[^1];
        list.RemoveAt(list.Count - 1);
        Write(trait, list[^1], list.Count, list);
        list.Clear();
        list.Add(last);
    }

    private (int Count, List<int> List)? Part(uint trait, int part) => database.Query(
        "SELECT count, list FROM postings WHERE trait = $1 AND part = $2",
        row =>
        {
            var list = new List<int>();
            NumberList.Read(Checked.Open(row.Span(1), trait), list);
            return (row.Number(0), list);
        },
        (long)trait, part) is [var found] ? found : null;

    private void Write(uint trait, int part, int count, List<int> list) => database.Execute(
        "INSERT OR REPLACE INTO postings (trait, part, count, list) VALUES ($1, $2, $3, $4)",
        (long)trait, part, count, Bytes(trait, list));
}
