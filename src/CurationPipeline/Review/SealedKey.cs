using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Review;

/// <summary>
/// A content key with four check digits, as it stands in a review file: a person edits that file, and a key changed by
/// accident would attach their decision to something else.
/// </summary>
public static class SealedKey
{
    private const int CheckLength = 4;

    public static string Seal(string key) => $"{key}-{Check(key)}";

    /// <summary>Whether the key is one that was written by <see cref="Seal"/>, unchanged.</summary>
    public static bool IsWhole(string sealedKey) =>
        sealedKey.LastIndexOf('-') is > 0 and var dash && sealedKey[(dash + 1)..] == Check(sealedKey[..dash]);

    /// <summary>The content key without its check.</summary>
    public static string Open(string sealedKey) => sealedKey[..sealedKey.LastIndexOf('-')];

    private static string Check(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..CheckLength];
}
