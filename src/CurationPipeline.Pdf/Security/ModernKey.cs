using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Security;

/// <summary>Derives the file's key by revisions 5 and 6 of the standard handler.</summary>
internal static class ModernKey
{
    private const int LongestPassword = 127;

    /// <summary>The key that the password opens as user or as owner, or null.</summary>
    public static byte[]? Find(PdfDictionary encryption, string? password)
    {
        var revision = encryption.Integer("R");
        var user = encryption.Bytes("U") ?? [];
        var owner = encryption.Bytes("O") ?? [];
        foreach (var bytes in Spellings(password ?? ""))
        {
            if (Open(revision, bytes, user, [], encryption.Bytes("UE")) is { } asUser)
                return asUser;
            if (user.Length >= 48 && Open(revision, bytes, owner, user[..48], encryption.Bytes("OE")) is { } asOwner)
                return asOwner;
        }

        return null;
    }

    private static IEnumerable<byte[]> Spellings(string password)
    {
        foreach (var text in new[] { PasswordProfile.Prepare(password), password })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            yield return bytes[..Math.Min(bytes.Length, LongestPassword)];
        }
    }

    /// <summary>A check value is 32 bytes of hash, 8 of salt for the check and 8 of salt for the key.</summary>
    private static byte[]? Open(int revision, byte[] password, byte[] check, byte[] user, byte[]? wrapped)
    {
        if (check.Length < 48 || wrapped is not { Length: >= 32 })
            return null;
        var hash = Hash(revision, password, check.AsSpan(32, 8), user);
        return hash.AsSpan().SequenceEqual(check.AsSpan(0, 32))
            ? AesCipher.DecryptKey(Hash(revision, password, check.AsSpan(40, 8), user), wrapped.AsSpan(0, 32))
            : null;
    }

    private static byte[] Hash(int revision, byte[] password, ReadOnlySpan<byte> salt, byte[] user)
    {
        var key = SHA256.HashData([.. password, .. salt, .. user]);
        if (revision < 6)
            return key;
        for (int round = 0, last = 0; round < 64 || last > round - 32; round++)
        {
            var text = Repeat([.. password, .. key, .. user], 64);
            var mixed = AesCipher.Encrypt(key[..16], key.AsSpan(16, 16), text);
            var remainder = 0;
            foreach (var part in mixed.AsSpan(0, 16))
                remainder += part;
            key = (remainder % 3) switch
            {
                0 => SHA256.HashData(mixed),
                1 => SHA384.HashData(mixed),
                _ => SHA512.HashData(mixed),
            };
            last = mixed[^1];
        }

        return key[..32];
    }

    private static byte[] Repeat(byte[] part, int times)
    {
        var all = new byte[part.Length * times];
        for (var i = 0; i < times; i++)
            part.CopyTo(all, i * part.Length);
        return all;
    }
}
