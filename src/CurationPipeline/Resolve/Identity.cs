namespace CurationPipeline.Resolve;

/// <summary>A name of a mention and a name of an entity that are one name.</summary>
/// <param name="Left">The mention's.</param>
/// <param name="Right">The entity's.</param>
internal sealed record Identity(NormalName Left, NormalName Right, bool ByMainName)
{
    private const int ShortEnoughToDiffer = 6;

    /// <summary>Whether only a short form is common to both, which may stand for different words.</summary>
    public bool ByAcronym => Left.IsAcronym || Right.IsAcronym;

    public string Reason => ByAcronym
        ? $"'{Left.Original}' is the short form that the base has as '{Right.Original}'."
        : Left.Original == Right.Original ? $"It has the name '{Right.Original}'." : $"'{Left.Original}' is the name '{Right.Original}' in another spelling.";

    /// <summary>The best identity of the two lists of names: full names before acronyms, main names before aliases.</summary>
    public static Identity? Find(IReadOnlyList<NormalName> mention, IReadOnlyList<NormalName> entity)
    {
        var found = (from left in mention
                     from right in entity
                     where IsOneName(left, right)
                     select new Identity(left, right, ReferenceEquals(left, mention[0]) && ReferenceEquals(right, entity[0]))).ToList();
        return found.Find(identity => !identity.ByAcronym && identity.ByMainName)
            ?? found.Find(identity => !identity.ByAcronym) ?? found.FirstOrDefault();
    }

    /// <summary>What the other names of the two say against their being one, or null.</summary>
    public string? Doubt(IReadOnlyList<NormalName> mention, IReadOnlyList<NormalName> entity)
    {
        if (Left.Key.Length == 1)
        {
            return "A name of one letter is too short to tell things apart.";
        }

        return CaseDoubt() ?? (ByMainName ? null : Guards.AgainstAlias(mention[0], entity[0])) ?? (ByAcronym ? ExpansionDoubt(mention, entity) : null);
    }

    private static bool IsOneName(NormalName left, NormalName right) =>
        !left.IsEmpty && string.Equals(left.Key, right.Key, StringComparison.Ordinal)
        && (left.Tail is null || right.Tail is null || left.Tail == right.Tail);

    // ARiA and ARIA are two activation functions: inside a short form the case may be all that differs.
    private string? CaseDoubt()
    {
        if (!Left.IsAcronym || !Right.IsAcronym || Left.Key.Length > ShortEnoughToDiffer)
        {
            return null;
        }

        var (one, other) = (Capitals(Left.Original), Capitals(Right.Original));
        return one == other ? null : $"'{Left.Original}' and '{Right.Original}' differ in their capitals.";
    }

    private static string Capitals(string name) => new string([.. name.Where(char.IsLetterOrDigit)]).TrimEnd('s');

    private string? ExpansionDoubt(IReadOnlyList<NormalName> mention, IReadOnlyList<NormalName> entity)
    {
        var expansions = mention.Where(name => !name.IsAcronym && name.Words.Count > 1).ToList();
        var known = entity.Where(name => !name.IsAcronym && name.Words.Count > 1).ToList();
        if (expansions.Count == 0 || known.Count == 0)
        {
            return null;
        }

        return expansions.Exists(one => known.Exists(other => one.Key == other.Key))
            ? null
            : $"'{Left.Original}' stands for '{expansions[0].Original}' here and for '{known[0].Original}' there.";
    }
}
