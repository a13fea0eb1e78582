using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CurationPipeline.Graph;

/// <summary>
/// A line of the ledger: its bytes, and what lines are sorted and stored by. The decision itself is read again when it is
/// wanted: half a million of them weigh far more than their bytes.
/// </summary>
internal sealed class LedgerLine
{
    private LedgerLine(Decision decision, ReadOnlyMemory<byte> bytes)
    {
        (Id, Batch, BatchSize, Verb, Bytes) = (decision.Id, decision.Batch, decision.BatchSize, decision.Verb, bytes);
        Item = Items.Main(decision);
        Carried = Items.Carried(decision) is { Count: > 0 } quotes ? [.. quotes.Select(quote => quote.Id)] : [];
        Key = KeyOf(decision);
        Other = decision.Subject is Subject.OfPair or Subject.OfFiles or Subject.OfDecision ? decision.Subject : null;
    }

    public string Id { get; }

    public string Batch { get; }

    public int BatchSize { get; }

    public Verb Verb { get; }

    /// <summary>The entity or edge that it decides on; null where it is about lines, files or pairs.</summary>
    public string? Item { get; }

    /// <summary>Quotes that live as long as the line holds.</summary>
    public IReadOnlyList<EntityId> Carried { get; }

    /// <summary>Content key that is looked up by line; null where it is looked up elsewhere.</summary>
    public string? Key { get; }

    /// <summary>The subject where it is a pair, files or another line.</summary>
    public Subject? Other { get; }

    /// <summary>UTF-8, without the line's end.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Read anew each time.</summary>
    public Decision Decision => DecisionJson.Parse(Bytes);

    public ulong Fingerprint => FingerprintOf(Bytes.Span);

    public static ulong FingerprintOf(ReadOnlySpan<byte> line) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(line));

    /// <exception cref="FormatException">The line is not a decision.</exception>
    public static LedgerLine Parse(ReadOnlyMemory<byte> line) => new(DecisionJson.Parse(line), line);

    public static LedgerLine Of(Decision decision) => new(decision, DecisionJson.Write(decision));

    // What is known of an edge's content is kept with the edge, whose ends a merge may move; not so what it was asked as where it became another.
    private static string? KeyOf(Decision decision) => decision.Subject switch
    {
        Subject.OfEdge edge => decision.Verb == Verb.Approve && decision.Key != ContentKey.OfEdge(edge.Item.Key) ? decision.Key : null,
        Subject.OfEvidence => null,
        _ => decision.Key,
    };
}
