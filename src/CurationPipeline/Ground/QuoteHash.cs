using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Ground;

/// <summary>Two hashes of a quote: of its text, and of its letters and digits, which a new reading of the file may not change.</summary>
/// <param name="Text">SHA-256 of the text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Skeleton">SHA-256 of the letters and digits in NFKC and lower case, as UTF-16.</param>
public sealed record QuoteHash(string Text, string Skeleton)
{
    public static QuoteHash Of(string text) => new(
        Hex(Encoding.UTF8.GetBytes(text)),
        Hex(MemoryMarshal.AsBytes(Ground.Skeleton.Of(text).Letters)));

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
