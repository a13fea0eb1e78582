using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>The append-only file of decisions: the one thing that nothing else can be used to make again.</summary>
internal sealed class Ledger(string directory, DiskFiles files, Action<string> say)
{
    public const string Name = "seeds/decisions.jsonl";

    public string Path { get; } = System.IO.Path.Combine(directory, "seeds", "decisions.jsonl");

    public bool Exists => File.Exists(Path);

    /// <summary>Changes whenever the file does: its length and the time of its last change.</summary>
    public string Mark()
    {
        var file = new FileInfo(Path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "";
    }

    /// <summary>Every line in the order of ids, identical repeats once.</summary>
    /// <exception cref="CurationException">A line in the middle is broken.</exception>
    public List<LedgerLine> Read()
    {
        if (!Exists)
            return [];
        var bytes = File.ReadAllBytes(Path);
        var places = PlacesOfLines(bytes);
        var parsed = new ParsedLine[places.Count];
        // Reading a line needs nothing of the others, and taking in a large ledger is mostly that.
        Parallel.For(0, places.Count, i => parsed[i] = Parse(bytes.AsMemory(places[i])));
        var (lines, good) = UpToTear(bytes, places, parsed);
        var whole = WithoutTornBatch(lines, bytes, ref good);
        if (good < bytes.Length || whole.Count < lines.Count)
            SetAside(bytes, good, IsOpen(whole));
        return Ordered(whole);
    }

    /// <summary>Adds lines in one write, and returns once the disk has them.</summary>
    public void Append(IEnumerable<LedgerLine> lines)
    {
        using var text = new MemoryStream();
        foreach (var line in lines)
        {
            text.Write(line.Bytes.Span);
            text.WriteByte((byte)'\n');
        }

        files.Append(Path, text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static List<LedgerLine> Ordered(List<LedgerLine> lines)
    {
        var ordered = AreOrdered(lines) ? lines : [.. lines.OrderBy(line => line.Id, StringComparer.Ordinal)];
        var once = new List<LedgerLine>(ordered.Count);
        foreach (var line in ordered)
        {
            if (once.Count == 0 || once[^1].Id != line.Id)
                once.Add(line);
            else if (!once[^1].Bytes.Span.SequenceEqual(line.Bytes.Span))
                throw new CurationException($"{Name}: two different lines have the id '{line.Id}'; restore the file from version control.");
        }

        return once;
    }

    /// <summary>Only branches that were joined leave a ledger that is not.</summary>
    private static bool AreOrdered(List<LedgerLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (string.CompareOrdinal(lines[i - 1].Id, lines[i].Id) > 0)
                return false;
        }

        return true;
    }

    /// <summary>Where each line stands, without its end.</summary>
    private static List<Range> PlacesOfLines(byte[] bytes)
    {
        var places = new List<Range>(bytes.Length / 300);
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            places.Add(start..end);
            start = end + 1;
        }

        return places;
    }

    private static ParsedLine Parse(ReadOnlyMemory<byte> line)
    {
        if (line.Span.EndsWith("\r"u8))
            line = line[..^1];
        if (line.Span.Trim(" \t"u8).IsEmpty)
            return default;
        try
        {
            return new ParsedLine(LedgerLine.Parse(line), null);
        }
        catch (FormatException exception)
        {
            return new ParsedLine(null, exception);
        }
    }

    /// <summary>All lines, and how many bytes hold them: a last one that a crash cut off does not count.</summary>
    private static (List<LedgerLine> Lines, int Good) UpToTear(byte[] bytes, List<Range> places, ParsedLine[] parsed)
    {
        var lines = new List<LedgerLine>(parsed.Length);
        for (var i = 0; i < parsed.Length; i++)
        {
            if (parsed[i].Mistake is { } mistake)
            {
                return places[i].End.Value == bytes.Length ? (lines, places[i].Start.Value) : throw new CurationException(
                    $"{Name}({i + 1}): {Shortened.Of(mistake.Message)}. The ledger is never edited by hand; "
                    + "restore this line from version control, or take it out if a merge left it.", mistake);
            }

            if (parsed[i].Line is { } line)
                lines.Add(line);
        }

        return (lines, bytes.Length);
    }

    /// <summary>A batch holds whole or not at all: lines at the end whose batch lacks its rest go too.</summary>
    private static List<LedgerLine> WithoutTornBatch(List<LedgerLine> lines, byte[] bytes, ref int good)
    {
        if (lines.Count == 0 || lines[^1] is not { Verb: not Verb.Written } last)
            return lines;
        if (CountOf(lines.Where(line => line.Batch == last.Batch && line.Verb != Verb.Written)) >= last.BatchSize)
            return lines;
        var kept = lines.Count;
        while (kept > 0 && lines[kept - 1].Batch == last.Batch)
            kept--;
        good = 0;
        for (var i = 0; i < kept; i++)
            good = bytes.AsSpan(good).IndexOf((byte)'\n') + good + 1;
        return lines[..kept];
    }

    /// <summary>How many lines there are, repeated ones counted once; in order, as nearly all are, no id has to be looked for.</summary>
    private static int CountOf(IEnumerable<LedgerLine> lines)
    {
        var (count, last) = (0, "");
        foreach (var line in lines)
        {
            if (string.CompareOrdinal(last, line.Id) >= 0)
                return lines.Select(other => other.Id).Distinct(StringComparer.Ordinal).Count();
            (count, last) = (count + 1, line.Id);
        }

        return count;
    }

    /// <summary>Whether the last batch still has to be followed by what was written of it: then that is what was cut off.</summary>
    private static bool IsOpen(List<LedgerLine> lines) =>
        lines.Count > 0 && lines[^1] is { Verb: not Verb.Written } last && !lines.Exists(line => line.Verb == Verb.Written && line.Batch == last.Batch);

    private void SetAside(byte[] bytes, int good, bool isRecord)
    {
        var torn = bytes.AsSpan(good);
        var name = $".curation/set-aside/decisions-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(torn)).AsSpan(0, 8)}.jsonl";
        files.Replace(System.IO.Path.Combine(directory, name), torn);
        if (good > 0)
            files.Replace(Path, bytes.AsSpan(0, good));
        else
            files.Delete(Path); // there was none before the write that was cut off
        say(isRecord
            ? $"{Name}: the last line was cut off before it was complete; it only said which entries were written, and is made again."
            : $"{Name}: the last write was cut off before it was complete, so its decisions were not made. What was there of them is kept in '{name}'; make them again.");
    }

    /// <summary>A line of the file: a decision, what is wrong with it, or neither where it is empty.</summary>
    private readonly record struct ParsedLine(LedgerLine? Line, FormatException? Mistake);
}
