using System.Security.Cryptography;

namespace CurationPipeline.Pdf.Security;

/// <summary>AES in the ways that files use it.</summary>
internal static class AesCipher
{
    private const int Block = 16;

    /// <summary>Decrypts data that begins with its vector and ends padded; a broken tail is dropped.</summary>
    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> data)
    {
        var whole = (data.Length - Block) / Block * Block;
        if (whole <= 0)
            return [];
        using var aes = Create(key);
        var plain = aes.DecryptCbc(data.Slice(Block, whole), data[..Block], PaddingMode.None);
        var padding = plain[^1];
        return padding is >= 1 and <= Block ? plain[..^padding] : plain;
    }

    /// <summary>Decrypts whole blocks with a vector of zeros, as file keys are kept.</summary>
    public static byte[] DecryptKey(byte[] key, ReadOnlySpan<byte> data)
    {
        using var aes = Create(key);
        return aes.DecryptCbc(data, new byte[Block], PaddingMode.None);
    }

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> data)
    {
        using var aes = Create(key);
        return aes.EncryptCbc(data, vector, PaddingMode.None);
    }

    private static Aes Create(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
