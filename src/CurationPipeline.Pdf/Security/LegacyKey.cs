using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Security;

/// <summary>Derives the file's key by revisions 2 to 4 of the standard handler.</summary>
internal static class LegacyKey
{
    private static readonly byte[] Padding =
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>The key that the password opens as user or as owner, or null.</summary>
    public static byte[]? Find(PdfDictionary encryption, byte[] id, string? password)
    {
        var file = new Facts(encryption, id);
        foreach (var bytes in Encodings(password ?? ""))
        {
            if (UserKey(file, Pad(bytes)) is { } asUser)
                return asUser;
            if (UserKey(file, Pad(UserPassword(file, bytes))) is { } asOwner)
                return asOwner;
        }

        return null;
    }

#pragma warning disable CA5351 // The format prescribes MD5; it protects nothing here, it opens files.
    public static byte[] Hash(ReadOnlySpan<byte> data) => MD5.HashData(data);
#pragma warning restore CA5351

    private static IEnumerable<byte[]> Encodings(string password)
    {
        yield return Encoding.Latin1.GetBytes(password);
        yield return Encoding.UTF8.GetBytes(password);
    }

    private static byte[] Pad(ReadOnlySpan<byte> password)
    {
        var padded = new byte[32];
        password = password[..Math.Min(32, password.Length)];
        password.CopyTo(padded);
        Padding.AsSpan(0, 32 - password.Length).CopyTo(padded.AsSpan(password.Length));
        return padded;
    }

    private static byte[]? UserKey(Facts file, byte[] padded)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(padded);
        hash.AppendData(file.Owner.AsSpan(0, Math.Min(32, file.Owner.Length)));
        hash.AppendData(file.Permissions);
        hash.AppendData(file.Id);
        if (file.Revision >= 4 && !file.EncryptsMetadata)
            hash.AppendData([0xff, 0xff, 0xff, 0xff]);
        var key = Stretch(hash.GetHashAndReset(), file);
        return Opens(file, key) ? key : null;
    }

    private static byte[] Stretch(byte[] hash, Facts file)
    {
        for (var i = 0; i < 50 && file.Revision >= 3; i++)
            hash = Hash(hash.AsSpan(0, file.KeyLength));
        return hash[..file.KeyLength];
    }

    private static bool Opens(Facts file, byte[] key)
    {
        if (file.Revision == 2)
            return Rc4.Apply(key, Padding).AsSpan().SequenceEqual(file.User);
        var check = Hash([.. Padding, .. file.Id]);
        for (var i = 0; i < 20; i++)
            check = Rc4.Apply(Mixed(key, i), check);
        return file.User.AsSpan().StartsWith(check);
    }

    /// <summary>The user's password, which the owner's opens.</summary>
    private static byte[] UserPassword(Facts file, byte[] owner)
    {
        var hash = Hash(Pad(owner));
        for (var i = 0; i < 50 && file.Revision >= 3; i++)
            hash = Hash(hash);
        var key = hash[..file.KeyLength];
        var value = file.Owner;
        for (var i = file.Revision == 2 ? 0 : 19; i >= 0; i--)
            value = Rc4.Apply(Mixed(key, i), value);
        return value;
    }

    private static byte[] Mixed(byte[] key, int with) => Array.ConvertAll(key, part => (byte)(part ^ with));

    private sealed class Facts(PdfDictionary encryption, byte[] id)
    {
        public int Revision { get; } = encryption.Integer("R");

        public int KeyLength { get; } = encryption.Integer("R") == 2 ? 5 : KeyBits(encryption) / 8;

        public byte[] Id { get; } = id;

        public byte[] Owner { get; } = encryption.Bytes("O") ?? [];

        public byte[] User { get; } = encryption.Bytes("U") ?? [];

        public bool EncryptsMetadata { get; } = encryption.Boolean("EncryptMetadata", true);

        public byte[] Permissions { get; } = Bytes((int)(uint)(long)encryption.Number("P"));

        private static int KeyBits(PdfDictionary encryption)
        {
            var bits = encryption.Integer("V") == 4 ? FilterBits(encryption) : encryption.Integer("Length", 40);
            // Some write bytes for bits.
            return Math.Clamp(bits < 40 ? bits * 8 : bits, 40, 128);
        }

        /// <summary>AES always has 128 bits; only the other cipher may have fewer.</summary>
        private static int FilterBits(PdfDictionary encryption)
        {
            var filter = encryption.Dictionary("CF")?.Dictionary(encryption.Name("StmF") ?? "");
            return filter?.Name("CFM") == "V2" ? filter.Integer("Length", 128) : 128;
        }

        private static byte[] Bytes(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            return bytes;
        }
    }
}
