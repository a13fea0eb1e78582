using CurationPipeline.Catalog;
using CurationPipeline.Ground;
using CurationPipeline.Resolve;

namespace CurationPipeline.Scoring;

/// <summary>Something that is right or wrong, in the form in which it is compared.</summary>
/// <param name="Group">Kind or relation, by which scores are broken down.</param>
/// <param name="Shown">For a person.</param>
internal abstract record Thing(string Group, string Shown)
{
    public bool Matches(Thing other, Strictness strictness) => strictness == Strictness.Strict ? IsSame(other) : IsSame(other) || IsLike(other);

    protected abstract bool IsSame(Thing other);

    protected abstract bool IsLike(Thing other);

    /// <summary>An entity: the same with the kind and a name key in common, alike with half of a name's words in common.</summary>
    public sealed record OfEntity(NameForms Names) : Thing(Names.Kind, Names.Shown)
    {
        protected override bool IsSame(Thing other) => other is OfEntity entity && Names.IsSame(entity.Names);

        protected override bool IsLike(Thing other) => other is OfEntity entity && Names.Overlaps(entity.Names);
    }

    /// <summary>An edge: the same with the relation, the direction and both ends; alike with alike ends in either direction.</summary>
    public sealed record OfEdge(NameForms Source, string Relation, NameForms Target, bool Symmetric)
        : Thing(Relation, $"{Source.Shown} {Relation} {Target.Shown}")
    {
        protected override bool IsSame(Thing other) => other is OfEdge edge && Relation == edge.Relation
            && ((Source.IsSame(edge.Source) && Target.IsSame(edge.Target)) || (Symmetric && Source.IsSame(edge.Target) && Target.IsSame(edge.Source)));

        protected override bool IsLike(Thing other) => other is OfEdge edge && Relation == edge.Relation
            && ((Source.Overlaps(edge.Source) && Target.Overlaps(edge.Target)) || (Source.Overlaps(edge.Target) && Target.Overlaps(edge.Source)));
    }

    /// <summary>Two ends that are joined in some way.</summary>
    public sealed record OfPair(NameForms One, NameForms Other) : Thing("", $"{One.Shown} - {Other.Shown}")
    {
        protected override bool IsSame(Thing other) => other is OfPair pair
            && ((One.IsSame(pair.One) && Other.IsSame(pair.Other)) || (One.IsSame(pair.Other) && Other.IsSame(pair.One)));

        protected override bool IsLike(Thing other) => other is OfPair pair
            && ((One.Overlaps(pair.One) && Other.Overlaps(pair.Other)) || (One.Overlaps(pair.Other) && Other.Overlaps(pair.One)));
    }

    /// <summary>A quote: the same with the same letters and digits, alike where the two overlap in the text.</summary>
    public sealed record OfQuote(PlacedQuote Quote) : Thing("", Quote.Text)
    {
        private readonly string _skeleton = QuoteHash.Of(Quote.Text).Skeleton;

        protected override bool IsSame(Thing other) => other is OfQuote quote && _skeleton == quote._skeleton;

        protected override bool IsLike(Thing other) => other is OfQuote quote && Quote.Start < quote.Quote.End && quote.Quote.Start < Quote.End;
    }
}

/// <summary>An entity's names, taken apart once.</summary>
internal sealed class NameForms
{
    private const double Half = 0.5;

    private readonly bool _isThisPaper;
    private readonly HashSet<string> _keys;
    private readonly List<HashSet<string>> _words;

    public NameForms(NamedEntity entity)
    {
        Kind = entity.Kind;
        Shown = entity.IsThisPaper ? "(this paper)" : $"{entity.Kind} '{entity.Name}'";
        _isThisPaper = entity.IsThisPaper;
        string[] names = [entity.Name, .. entity.Aliases];
        _keys = [.. names.Select(name => NameKey.Of(entity.Kind, name)).Where(key => key.Length > 0)];
        _words = [.. names.Select(name => NameKey.WordsOf(entity.Kind, name).ToHashSet(StringComparer.Ordinal)).Where(words => words.Count > 0)];
    }

    public string Kind { get; }

    public string Shown { get; }

    /// <summary>The same kind, and one name in common by its key.</summary>
    public bool IsSame(NameForms other) => _isThisPaper == other._isThisPaper && Kind == other.Kind && _keys.Overlaps(other._keys);

    /// <summary>Whatever the kind: a name of the one and a name of the other have half of their words in common (Jaccard 1901).</summary>
    public bool Overlaps(NameForms other) => _isThisPaper == other._isThisPaper
        && (_isThisPaper || _words.Exists(one => other._words.Exists(two => Jaccard(one, two) >= Half)));

    private static double Jaccard(HashSet<string> one, HashSet<string> two)
    {
        var common = one.Count(two.Contains);
        return (double)common / (one.Count + two.Count - common);
    }
}

/// <summary>The things that an annotation says.</summary>
internal static class Things
{
    public static IReadOnlyList<Thing> Of(Annotation annotation, Aspect aspect, Coverage covers, KindCatalog catalog) => aspect switch
    {
        Aspect.Entities => [.. annotation.Entities.Where(covers.Has).Select(entity => new Thing.OfEntity(new NameForms(entity)))],
        Aspect.Edges => [.. annotation.Edges.Where(covers.Has).Select(edge => new Thing.OfEdge(
            new NameForms(edge.Source), edge.Relation, new NameForms(edge.Target), catalog.FindRelation(edge.Relation)?.Symmetric ?? false))],
        Aspect.Pairs => PairsOf(annotation.Edges.Where(covers.HasEnds)),
        Aspect.Quotes => covers.Quotes ? [.. annotation.Quotes.Select(quote => new Thing.OfQuote(quote))] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(aspect)),
    };

    /// <summary>Each pair once, however many relations join it.</summary>
    private static List<Thing> PairsOf(IEnumerable<NamedEdge> edges)
    {
        var pairs = new List<Thing>();
        foreach (var pair in edges.Select(edge => new Thing.OfPair(new NameForms(edge.Source), new NameForms(edge.Target))))
        {
            if (!pairs.Exists(known => known.Matches(pair, Strictness.Strict)))
                pairs.Add(pair);
        }

        return pairs;
    }
}
