using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Remembers the strings of names that contents use again and again.</summary>
internal sealed class NameTable
{
    private const int Size = 256;

    private readonly string?[] _names = new string?[Size];

    public string Get(ReadOnlySpan<byte> raw)
    {
        var hash = 17;
        foreach (var part in raw)
            hash = hash * 31 + part;
        ref var known = ref _names[hash & (Size - 1)];
        if (known is null || !IsSame(known, raw))
            known = TokenDecoder.Name(raw);
        return known;
    }

    private static bool IsSame(string known, ReadOnlySpan<byte> raw)
    {
        if (known.Length != raw.Length)
            return false;
        for (var i = 0; i < raw.Length; i++)
        {
            if (known[i] != raw[i] || raw[i] == '#')
                return false;
        }

        return true;
    }
}
