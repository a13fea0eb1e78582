using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CurationPipeline.Graph;

/// <summary>A line of the ledger: its bytes, and the decision that they say.</summary>
/// <param name="Decision">What it says.</param>
/// <param name="Bytes">UTF-8, without the line's end.</param>
internal sealed record LedgerLine(Decision Decision, ReadOnlyMemory<byte> Bytes)
{
    public string Id => Decision.Id;

    public string Batch => Decision.Batch;

    public int BatchSize => Decision.BatchSize;

    public Verb Verb => Decision.Verb;

    /// <summary>Content key of the edge that the line is about, with the ends that it names; null where it is about something else.</summary>
    public long? Edge { get; } = Items.EdgeOf(Decision) is { } edge ? ContentKey.NumberOf(edge) : null;

    /// <summary>Quotes that live as long as the line holds.</summary>
    public IEnumerable<EntityId> Carried => Items.Carried(Decision).Select(quote => quote.Id);

    /// <summary>
    /// Content key that is looked up by line. What is known of an edge's content is kept with the edge, whose ends a merge may
    /// move; not so what it was asked as where it became another.
    /// </summary>
    public string? Key => Decision.Subject switch
    {
        Subject.OfEdge => Verb == Verb.Approve && Decision.Key is { } asked && ContentKey.NumberOf(asked) != Edge ? asked : null,
        Subject.OfEvidence => null,
        _ => Decision.Key,
    };

    public ulong Fingerprint => FingerprintOf(Bytes.Span);

    public static ulong FingerprintOf(ReadOnlySpan<byte> line) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(line));

    /// <exception cref="FormatException">The line is not a decision.</exception>
    public static LedgerLine Parse(ReadOnlyMemory<byte> line) => new(DecisionJson.Parse(line), line);

    public static LedgerLine Of(Decision decision) => new(decision, DecisionJson.Write(decision));
}
