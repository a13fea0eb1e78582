using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CurationPipeline.Graph;

/// <summary>The stable name of an entity, <c>type:slug</c>: ASCII kebab-case, never reused.</summary>
public readonly record struct EntityId(string Type, string Slug) : IComparable<EntityId>
{
    /// <summary>How many characters an id has at most, in full.</summary>
    public const int MaxLength = (2 * LongestPart) + 1;

    private const int LongestPart = 120;
    private const int MostKinds = 100;

    private static readonly SearchValues<char> KindLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");
    private static readonly SearchValues<char> SlugLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly ConcurrentDictionary<string, string> Kinds = new(StringComparer.Ordinal);

    public static EntityId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an id; write it as type:slug, such as concept:reward-hacking.");

    public static bool TryParse([NotNullWhen(true)] string? text, out EntityId id) => TryParse(text.AsSpan(), out id);

    /// <summary>The same for a text that is part of another.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntityId id)
    {
        id = default;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !IsName(text[..colon], KindLetters, '_') || !IsName(text[(colon + 1)..], SlugLetters, '-'))
            return false;
        id = new EntityId(Kind(text[..colon]), SharedText.Of(text[(colon + 1)..]));
        return true;
    }

    /// <summary>Ordinal, as the written ids sort.</summary>
    public int CompareTo(EntityId other) => Type == other.Type
        ? string.CompareOrdinal(Slug, other.Slug)
        : string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{Type}:{Slug}";

    /// <summary>Its text in UTF-8; false where there is no room, or something in it is not of an id.</summary>
    internal bool TryFormat(Span<byte> bytes, out int length)
    {
        length = Type.Length + 1 + Slug.Length;
        if (length > bytes.Length)
            return false;
        bytes[Type.Length] = (byte)':';
        return Ascii.FromUtf16(Type, bytes, out _) == OperationStatus.Done && Ascii.FromUtf16(Slug, bytes[(Type.Length + 1)..], out _) == OperationStatus.Done;
    }

    /// <summary>Of the slug alone: hardly two ids share one, and sets of ids are what a large base is settled by.</summary>
    public override int GetHashCode() => string.GetHashCode(Slug);

    /// <summary>One text for all ids of a kind, of which a large base has millions; there are few kinds, and no more are kept than that.</summary>
    private static string Kind(ReadOnlySpan<char> name)
    {
        var kinds = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (kinds.TryGetValue(name, out var known))
            return known;
        var kind = name.ToString();
        if (Kinds.Count < MostKinds)
            Kinds.TryAdd(kind, kind);
        return kind;
    }

    private static bool IsName(ReadOnlySpan<char> text, SearchValues<char> letters, char joiner) =>
        text.Length is > 0 and <= LongestPart && !text.ContainsAnyExcept(letters) && text[0] != joiner && text[^1] != joiner;
}
