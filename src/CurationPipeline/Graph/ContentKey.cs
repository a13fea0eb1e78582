using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Graph;

/// <summary>
/// What makes a question the same question, whoever words it: a short hash of names, ends and words, so that what was
/// decided once is known again.
/// </summary>
public static class ContentKey
{
    private const int Digits = 16;

    /// <summary>Bytes for which no room is rented: more than most questions take.</summary>
    private const int Small = 1024;

    public static string OfEntity(string kind, string name) => Hash("entity", kind, NameForm(name));

    /// <param name="edge">With its ends as resolved: a merged entity's edges ask what its winner's ask.</param>
    public static string OfEdge(EdgeKey edge) => TextOf(NumberOf(edge));

    public static string OfQuote(EntityId paper, string text) => Hash("quote", paper.ToString(), LettersAndDigits(text));

    public static string OfEvidence(string edgeKey, string quoteKey) => Hash("evidence", edgeKey, quoteKey);

    /// <summary>What a new version of its paper does to a quote.</summary>
    /// <param name="change">The new words, or what else there is to say of the new version.</param>
    public static string OfRevision(string quoteKey, string change) => Hash("revision", quoteKey, LettersAndDigits(change));

    /// <summary>
    /// Two entities as a person saw them: their ids and what their descriptions say. The first half is that of the entity whose
    /// id sorts first, so that it can be told which of the two has changed.
    /// </summary>
    public static string OfPair(Entity one, Entity other) => one.Id.CompareTo(other.Id) < 0 ? Side(one) + Side(other) : Side(other) + Side(one);

    /// <summary>A name as it is compared: case, accents, width and punctuation do not count; C, C++ and C# differ.</summary>
    public static string NameForm(string name)
    {
        var form = new StringBuilder(name.Length);
        foreach (var c in Nfkc.WithoutAccents(name))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '+' or '#')
            {
                form.Append(char.ToLowerInvariant(c));
            }
            else if (form.Length > 0 && form[^1] != ' ' && c is not ('\'' or '’'))
            {
                form.Append(' ');
            }
        }

        return form.ToString().TrimEnd() is { Length: > 0 } letters ? letters : name.Trim();
    }

    /// <summary>A key as the number that its digits write; null for a text of another form.</summary>
    internal static long? NumberOf(string key) =>
        key.Length == Digits && ulong.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? unchecked((long)number) : null;

    /// <summary>An edge's key as a number: a large base has hundreds of thousands, and orders them.</summary>
    internal static long NumberOf(EdgeKey edge) => Number("edge", edge.Source.ToString(), edge.Relation, edge.Target.ToString());

    internal static string TextOf(long number) => unchecked((ulong)number).ToString("x16", CultureInfo.InvariantCulture);

    private static string Side(Entity entity) => Hash("pair", entity.Id.ToString(), LettersAndDigits(entity.Description))[..(Digits / 2)];

    private static string LettersAndDigits(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in Nfkc.WithoutAccents(text))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.Length > 0 ? letters.ToString() : text.Trim();
    }

    private static string Hash(params ReadOnlySpan<string> parts) => TextOf(Number(parts));

    /// <summary>The first bytes of the parts' hash, one part a line.</summary>
    private static long Number(params ReadOnlySpan<string> parts)
    {
        var text = string.Join('\n', parts);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > Small ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[Small];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
