using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Graph;

/// <summary>Makes the second half of an id from a name: ASCII kebab-case, never empty, never a name that a disk reserves.</summary>
public static class Slug
{
    /// <summary>Long enough for any title that a person would type, short enough for any file system.</summary>
    private const int MaxLength = 80;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "con", "prn", "aux", "nul",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>The same slug for the same name, always; a name without Latin letters or digits gets a hash of itself.</summary>
    public static string Of(string name, int maxLength = MaxLength)
    {
        var kebab = Shorten(Kebab(name), maxLength);
        return kebab.Length == 0 ? "x" + HashOf(name) : Reserved.Contains(kebab) ? kebab + "-1" : kebab;
    }

    /// <summary>The first id of the kind that is still free: <c>concept:name</c>, then <c>concept:name-2</c>.</summary>
    public static EntityId Free(string kind, string name, Func<EntityId, bool> isTaken)
    {
        var slug = Of(name);
        var id = new EntityId(kind, slug);
        for (var n = 2; isTaken(id); n++)
        {
            id = new EntityId(kind, $"{slug}-{n}");
        }

        return id;
    }

    /// <summary>Why nothing new may be called that, as the rest of a sentence; null where it may.</summary>
    public static string? WhyNot(EntityId id) => !Reserved.Contains(id.Slug) ? null
        : $"'{id}' cannot be an id: Windows keeps the name '{id.Slug}' for itself, and could not have the file '{id.Slug}.yaml'; take another one, such as '{id}-1'";

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length);
        foreach (var letter in Nfkc.WithoutAccents(name))
        {
            foreach (var c in Latin(letter))
            {
                if (char.IsAsciiLetterOrDigit(c))
                {
                    kebab.Append(char.ToLowerInvariant(c));
                }
                else if (kebab.Length > 0 && kebab[^1] != '-' && Separates(c))
                {
                    kebab.Append('-');
                }
            }
        }

        return kebab.ToString().TrimEnd('-');
    }

    /// <summary>Letters that are no accented form of another, as they are usually written without them.</summary>
    private static string Latin(char c) => c switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => c.ToString(),
    };

    /// <summary>An apostrophe joins what stands around it: <c>Goodhart's</c> is one word.</summary>
    private static bool Separates(char c) => c is not ('\'' or '’');

    private static string Shorten(string kebab, int maxLength)
    {
        if (kebab.Length <= maxLength)
            return kebab;
        var cut = kebab.LastIndexOf('-', maxLength);
        return kebab[..(cut > maxLength / 2 ? cut : maxLength)].TrimEnd('-');
    }

    private static string HashOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
