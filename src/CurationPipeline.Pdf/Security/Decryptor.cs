using System.Buffers.Binary;
using System.Security.Cryptography;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Security;

/// <summary>How strings or streams of a file are encrypted.</summary>
internal enum CipherKind
{
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// <summary>Undoes a file's encryption (the standard security handler).</summary>
internal sealed class Decryptor
{
    private readonly byte[] _key;
    private readonly PdfDictionary _filters;
    private readonly CipherKind _strings;
    private readonly CipherKind _streams;

    private Decryptor(byte[] key, PdfDictionary encryption)
    {
        _key = key;
        _filters = encryption.Dictionary("CF") ?? PdfDictionary.Empty;
        var usesFilters = encryption.Integer("V") >= 4;
        _strings = usesFilters ? Kind(encryption.Name("StrF")) : CipherKind.Rc4;
        _streams = usesFilters ? Kind(encryption.Name("StmF")) : CipherKind.Rc4;
    }

    /// <summary>Finds the file's key, or says in one sentence why it cannot be had.</summary>
    public static Decryptor Create(PdfDictionary encryption, PdfArray? id, string? password)
    {
        if (encryption.Name("Filter") is { } handler and not "Standard")
            throw new PdfFormatException($"The file is encrypted with the handler '{handler}', which cannot be read; only password encryption can.");
        var revision = encryption.Integer("R");
        if (revision is < 2 or > 6)
            throw new PdfFormatException($"The file is encrypted by revision {revision} of the standard handler, which is not known; 2 to 6 can be read.");
        var firstId = (id?[0] as PdfString)?.Bytes ?? [];
        var key = revision >= 5 ? ModernKey.Find(encryption, password) : LegacyKey.Find(encryption, firstId, password);
        if (key is not null)
            return new Decryptor(key, encryption);
        throw new PdfFormatException(string.IsNullOrEmpty(password)
            ? "The file is encrypted and needs a password: --password."
            : "The password is wrong: give the one that the file was encrypted with as --password.");
    }

    public IObjectCipher For(int number, int generation) => new ObjectCipher(this, number, generation);

    private CipherKind Kind(string? filter) => _filters.Dictionary(filter ?? "Identity")?.Name("CFM") switch
    {
        "V2" => CipherKind.Rc4,
        "AESV2" => CipherKind.Aes128,
        "AESV3" => CipherKind.Aes256,
        _ => CipherKind.None,
    };

    private byte[] Decrypt(CipherKind kind, int number, int generation, ReadOnlySpan<byte> data) => kind switch
    {
        CipherKind.Rc4 => Rc4.Apply(ObjectKey(number, generation, []), data),
        CipherKind.Aes128 => AesCipher.Decrypt(ObjectKey(number, generation, "sAlT"u8), data),
        CipherKind.Aes256 => AesCipher.Decrypt(_key, data),
        _ => data.ToArray(),
    };

    private byte[] ObjectKey(int number, int generation, ReadOnlySpan<byte> salt)
    {
        Span<byte> seed = stackalloc byte[_key.Length + 5 + salt.Length];
        Span<byte> word = stackalloc byte[4];
        _key.CopyTo(seed);
        BinaryPrimitives.WriteInt32LittleEndian(word, number);
        word[..3].CopyTo(seed[_key.Length..]);
        BinaryPrimitives.WriteInt32LittleEndian(word, generation);
        word[..2].CopyTo(seed[(_key.Length + 3)..]);
        salt.CopyTo(seed[(_key.Length + 5)..]);
        return LegacyKey.Hash(seed)[..Math.Min(16, _key.Length + 5)];
    }

    private sealed class ObjectCipher(Decryptor file, int number, int generation) : IObjectCipher
    {
        public byte[] DecryptString(byte[] data) => file.Decrypt(file._strings, number, generation, data);

        public ReadOnlyMemory<byte> DecryptStream(PdfDictionary dictionary, ReadOnlyMemory<byte> data)
        {
            var kind = dictionary.Name("Type") == "XRef" ? CipherKind.None : OwnFilter(dictionary) ?? file._streams;
            return kind == CipherKind.None ? data : file.Decrypt(kind, number, generation, data.Span);
        }

        /// <summary>A stream may name a crypt filter of its own as its first filter.</summary>
        private CipherKind? OwnFilter(PdfDictionary dictionary)
        {
            var first = dictionary.Name("Filter") ?? dictionary.Array("Filter")?.Name(0);
            if (first != "Crypt")
                return null;
            var parameters = dictionary.Dictionary("DecodeParms") ?? dictionary.Array("DecodeParms")?.Dictionary(0);
            return file.Kind(parameters?.Name("Name"));
        }
    }
}
