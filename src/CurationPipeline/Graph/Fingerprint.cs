using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Graph;

/// <summary>A short hash of some content. The sum of several says what they are together, in whatever order they came.</summary>
internal readonly record struct Fingerprint(UInt128 Value)
{
    private const int Small = 1024;

    public static Fingerprint operator +(Fingerprint one, Fingerprint other) => new(unchecked(one.Value + other.Value));

    /// <summary>Of texts in this order; an absent one is another than an empty one.</summary>
    public static Fingerprint Of(params ReadOnlySpan<string?> texts)
    {
        var all = new StringBuilder();
        foreach (var text in texts)
            all.Append(CultureInfo.InvariantCulture, $"{text?.Length ?? -1} {text}");
        return Of(Encoding.UTF8.GetBytes(all.ToString()), default);
    }

    /// <summary>Of two stretches of bytes.</summary>
    public static Fingerprint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var length = sizeof(int) + first.Length + second.Length;
        var rented = length > Small ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[Small];
        // Where the one ends and the other begins is part of the content.
        BinaryPrimitives.WriteInt32LittleEndian(bytes, first.Length);
        first.CopyTo(bytes[sizeof(int)..]);
        second.CopyTo(bytes[(sizeof(int) + first.Length)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return new Fingerprint(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Fingerprint print)
    {
        var isOne = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        print = new Fingerprint(value);
        return isOne;
    }

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
