using CurationPipeline.Extract;

namespace CurationPipeline.Resolve;

/// <summary>Brings the mentions of all chunks together before any of them is looked up.</summary>
public sealed class MentionGroups
{
    private readonly Dictionary<(string Kind, string Key), MentionGroup> _byName = [];

    private MentionGroups(IReadOnlyList<MentionGroup> groups)
    {
        All = groups;
        foreach (var group in groups)
        {
            foreach (var (kind, key) in group.Mentions.SelectMany(Keys))
            {
                _byName.TryAdd((kind, key), group);
            }
        }
    }

    /// <summary>In the order in which each thing is first mentioned.</summary>
    public IReadOnlyList<MentionGroup> All { get; }

    /// <summary>The group that an end of a relation names, by its kind or by one that is easily confused with it; null if none.</summary>
    public MentionGroup? Find(EndMention end)
    {
        var key = NameKey.Of(end.Kind, end.Name);
        return _byName.GetValueOrDefault((end.Kind, key))
            ?? All.FirstOrDefault(group => NameStyles.MayBeConfused(group.Kind, end.Kind) && _byName.GetValueOrDefault((group.Kind, key)) == group);
    }

    public static MentionGroups Of(IEnumerable<EntityMention> mentions)
    {
        List<EntityMention> all = [.. mentions];
        var leaders = Enumerable.Range(0, all.Count).ToArray();
        Join(leaders, WithOneName(all, names => names.Take(1)));
        Join(leaders, WithOneName(all, names => names).Where(shared => IsUnambiguous(shared, leaders, all)).ToList());
        return new MentionGroups([.. Enumerable.Range(0, all.Count).GroupBy(i => Leader(leaders, i))
            .OrderBy(group => group.Key).Select(group => Merge([.. group.Select(i => all[i])]))]);
    }

    private static IEnumerable<SharedName> WithOneName(
        List<EntityMention> all, Func<IEnumerable<(string Kind, string Key)>, IEnumerable<(string Kind, string Key)>> choose) =>
        all.SelectMany((mention, i) => choose(Keys(mention)).Select(key => (Family: Family(key.Kind), key.Key, Number: i)))
            .Where(entry => entry.Key.Length > 0)
            .GroupBy(entry => (entry.Family, entry.Key), entry => entry.Number)
            .Select(group => new SharedName(group.Key.Key, [.. group.Distinct()]))
            .Where(shared => shared.Numbers.Count > 1);

    // An alias that things with different full names claim joins none of them, unless it is the one's own name.
    private static bool IsUnambiguous(SharedName shared, int[] leaders, List<EntityMention> all)
    {
        var claims = shared.Numbers.GroupBy(i => Leader(leaders, i)).ToList();
        var spelledOut = claims.Count(claim => claim.Any(i => !Acronym.Looks(all[i].Name)));
        var owned = claims.Exists(claim => claim.Any(i => !Acronym.Looks(all[i].Name) && NameKey.Of(all[i].Kind, all[i].Name) == shared.Key));
        return claims.Count > 1 && (spelledOut <= 1 || (claims.Count == 2 && owned)) && !Opposed(shared.Numbers, all);
    }

    private static bool Opposed(IReadOnlyList<int> numbers, List<EntityMention> all)
    {
        var names = numbers.Select(i => NormalName.Of(all[i].Name, NameStyles.Of(all[i].Kind))).ToList();
        return names.Exists(name => names.Exists(other => Guards.AgainstAlias(name, other) is not null));
    }

    private static IEnumerable<(string Kind, string Key)> Keys(EntityMention mention)
    {
        var style = NameStyles.Of(mention.Kind);
        string[] names = [mention.Name, .. mention.Aliases];
        return names.Select(name => NormalName.Of(name, style))
            .SelectMany(name => name.Acronym is null ? [name] : new[] { name, NormalName.Of(name.Acronym, style) })
            .Select(name => (mention.Kind, name.Key));
    }

    private static string Family(string kind) => NameStyles.Of(kind) == NameStyle.Term ? "" : kind;

    private static MentionGroup Merge(List<EntityMention> mentions)
    {
        var kinds = mentions.GroupBy(mention => mention.Kind).OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
        var name = mentions.Select(mention => mention.Name)
            .GroupBy(text => text).OrderBy(group => Acronym.Looks(group.Key)).ThenByDescending(group => group.Count()).First().Key;
        return new MentionGroup(
            kinds[0],
            name,
            mentions.Select(mention => mention.Description).MaxBy(text => text.Length) ?? "",
            [.. mentions.SelectMany(mention => mention.Aliases.Prepend(mention.Name)).Where(alias => alias != name && alias.Length > 0).Distinct()],
            [.. mentions.SelectMany(mention => mention.Evidence).DistinctBy(quote => quote.Text)],
            mentions)
        { OtherKinds = [.. kinds.Skip(1)] };
    }

    private static void Join(int[] leaders, IEnumerable<SharedName> names)
    {
        foreach (var group in names.Select(name => name.Numbers))
        {
            foreach (var member in group)
            {
                var (one, other) = (Leader(leaders, group[0]), Leader(leaders, member));
                leaders[Math.Max(one, other)] = Math.Min(one, other);
            }
        }
    }

    private static int Leader(int[] leaders, int i)
    {
        while (leaders[i] != i)
        {
            i = leaders[i] = leaders[leaders[i]];
        }

        return i;
    }

    /// <param name="Numbers">Of the mentions that have it.</param>
    private sealed record SharedName(string Key, IReadOnlyList<int> Numbers);
}
