namespace CurationPipeline.Graph;

/// <summary>
/// Short texts of which a ledger has many copies, such as ids: of those that were read last, one copy is kept and given again.
/// Any thread may ask; where two are in each other's way, one of them has a copy of its own.
/// </summary>
internal static class SharedText
{
    private const int Longest = 64;
    private const int Places = 1 << 18;

    private static readonly string?[] Kept = new string?[Places];

    public static string Of(string text) => Find(text) ?? Keep(text);

    public static string Of(ReadOnlySpan<char> text) => Find(text) ?? Keep(text.ToString());

    private static string? Find(ReadOnlySpan<char> text) => PlaceOf(text) is { } kept && text.SequenceEqual(kept) ? kept : null;

    private static string Keep(string text) => text.Length > Longest ? text : PlaceOf(text) = text;

    private static ref string? PlaceOf(ReadOnlySpan<char> text) => ref Kept[string.GetHashCode(text) & (Places - 1)];
}
