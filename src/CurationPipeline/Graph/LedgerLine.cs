using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CurationPipeline.Graph;

/// <summary>A decision together with the bytes that it is written as.</summary>
internal readonly record struct LedgerLine(Decision Decision, ReadOnlyMemory<byte> Bytes)
{
    public ulong Fingerprint => FingerprintOf(Bytes.Span);

    public static ulong FingerprintOf(ReadOnlySpan<byte> line) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(line));

    public static LedgerLine Of(Decision decision) => new(decision, DecisionJson.Write(decision));
}
