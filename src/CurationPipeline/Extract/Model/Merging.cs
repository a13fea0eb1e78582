using CurationPipeline.Catalog;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract.Model;

/// <summary>Joins what several answers say of the same thing.</summary>
internal static class Merging
{
    /// <summary>One mention for each kind and name, with the evidence of all; the longest description stands until they are joined.</summary>
    public static List<(EntityMention Entity, IReadOnlyList<string> Descriptions)> Entities(IEnumerable<EntityMention> entities) =>
    [
        .. entities.GroupBy(entity => (entity.Kind, Key: Names.Key(entity.Name))).Select(group =>
        {
            var descriptions = group.Select(entity => entity.Description).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var first = group.First();
            return (first with
            {
                Description = descriptions.MaxBy(text => text.Length) ?? "",
                Aliases = [.. group.SelectMany(entity => entity.Aliases).Where(alias => alias != first.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Evidence = Evidence(group.SelectMany(entity => entity.Evidence)),
                KnownId = group.Select(entity => entity.KnownId).FirstOrDefault(id => id is not null),
            }, (IReadOnlyList<string>)descriptions);
        }),
    ];

    public static List<RelationMention> Relations(IEnumerable<RelationMention> relations, KindCatalog catalog) =>
    [
        .. relations.GroupBy(relation => KeyOf(relation, catalog))
            .Select(group => group.First() with { Evidence = Evidence(group.SelectMany(relation => relation.Evidence)) }),
    ];

    public static List<QuoteMention> Quotes(IEnumerable<QuoteMention> quotes) =>
    [
        .. quotes.GroupBy(quote => quote.Text, StringComparer.Ordinal)
            .Select(group => group.First() with { About = [.. group.SelectMany(quote => quote.About).Distinct()] }),
    ];

    /// <summary>A reply without what it says twice.</summary>
    public static ReadReply Distinct(ReadReply reply) => reply with
    {
        Entities = [.. Entities(reply.Entities).Select(pair => pair.Entity)],
        Relations = Relations(reply.Relations, KindCatalog.Default),
        Quotes = Quotes(reply.Quotes),
    };

    private static IReadOnlyList<QuoteMention> Evidence(IEnumerable<QuoteMention> quotes) =>
        [.. quotes.DistinctBy(quote => quote.Text, StringComparer.Ordinal)];

    private static (string, string, string, string, string) KeyOf(RelationMention relation, KindCatalog catalog)
    {
        var (from, to) = (Names.Key(relation.Source.Name), Names.Key(relation.Target.Name));
        var (fromKind, toKind) = (relation.Source.Kind, relation.Target.Kind);
        if (catalog.FindRelation(relation.Relation)?.Symmetric == true && string.CompareOrdinal(from, to) > 0)
            (from, to, fromKind, toKind) = (to, from, toKind, fromKind);
        return (fromKind, from, relation.Relation, toKind, to);
    }
}
