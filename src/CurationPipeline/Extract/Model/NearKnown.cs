using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract.Model;

/// <summary>The entities of the base that a chunk may speak of, so that a model reuses their names.</summary>
internal sealed class NearKnown
{
    private const int Most = 40;
    private const double SharedWords = 0.5;

    private readonly IReadOnlyList<KnownEntity> _known;
    private readonly NameFinder<KnownEntity> _finder;

    public NearKnown(IReadOnlyList<KnownEntity> known)
    {
        _known = [.. known.Where(entity => entity.Kind != "quote").OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        _finder = new NameFinder<KnownEntity>(_known.SelectMany(entity => entity.Aliases.Prepend(entity.Name).Select(name => (name, entity))));
    }

    /// <summary>Those named outright, then those that share most of their name's words; in the order of their ids.</summary>
    public IReadOnlyList<KnownEntity> To(string text)
    {
        var named = _finder.In(text).Select(found => found.Key).ToHashSet();
        var words = Names.Key(text).Split([' ', '.', ',', '(', ')', ';', ':', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Words.Singular).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _known.Select(entity => (Entity: entity, Score: named.Contains(entity) ? 2 : Shared(entity.Name, words)))
                .Where(pair => pair.Score >= SharedWords)
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Entity.Id, StringComparer.Ordinal)
                .Take(Most).Select(pair => pair.Entity).OrderBy(entity => entity.Id, StringComparer.Ordinal),
        ];
    }

    private static double Shared(string name, HashSet<string> words)
    {
        var own = Names.Key(name).Split(' ').Where(word => !Words.IsStop(word) && !Words.IsGeneral(word)).Select(Words.Singular).ToList();
        return own.Count == 0 ? 0 : (double)own.Count(words.Contains) / own.Count;
    }
}
