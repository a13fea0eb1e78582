using System.Buffers;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Finds the known entities that a mention may be, by what their names have in common.</summary>
public sealed class EntityIndex
{
    // What one look-up may cost: rare traits come first, so what is left out says little.
    private const int MostPostings = 20_000;
    private const int ShortList = 150;

    private readonly Dictionary<uint, List<int>> _postings = [];
    private readonly List<Known?> _entities = [];
    private readonly List<float> _lengths = [];
    private readonly Dictionary<EntityId, int> _numbers = [];

    public EntityIndex(IEnumerable<Entity> entities)
    {
        foreach (var entity in entities)
        {
            Add(entity);
        }
    }

    public int Count => _numbers.Count;

    /// <summary>Takes an entity in; one with the same id is replaced, and one that was merged away is left out.</summary>
    public void Add(Entity entity)
    {
        Remove(entity.Id);
        if (entity.MergedInto is not null)
        {
            return;
        }

        var known = Known.Of(entity);
        var number = _entities.Count;
        var traits = Traits(known);
        _entities.Add(known);
        _lengths.Add(MathF.Sqrt(traits.Count));
        _numbers.Add(entity.Id, number);
        foreach (var trait in traits)
        {
            (_postings.TryGetValue(trait, out var list) ? list : _postings[trait] = []).Add(number);
        }
    }

    public bool Remove(EntityId id)
    {
        if (!_numbers.Remove(id, out var number))
        {
            return false;
        }

        _entities[number] = null;
        return true;
    }

    public Known? Find(EntityId id) => _numbers.TryGetValue(id, out var number) ? _entities[number] : null;

    /// <summary>At most <paramref name="count"/> entities that share most with the mention, those that share rare traits first.</summary>
    public IReadOnlyList<Known> Candidates(Mention mention, int count = ShortList) => [.. Ranked(mention, count).Select(pair => pair.Known)];

    /// <summary>The same, with how much each has in common with the mention.</summary>
    internal List<(Known Known, float Score)> Ranked(Mention mention, int count = ShortList)
    {
        var scores = ArrayPool<float>.Shared.Rent(_entities.Count);
        var touched = new List<int>();
        try
        {
            Score(mention, scores, touched);
            return Best(touched.Where(number => _entities[number] is not null).Select(number => (number, scores[number] / _lengths[number])), count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private void Score(Mention mention, float[] scores, List<int> touched)
    {
        // A rented array has what its last user left.
        Array.Clear(scores, 0, _entities.Count);
        var left = MostPostings;
        foreach (var (list, weight) in Wanted(mention))
        {
            if (left < list.Count && touched.Count > 0)
                return;
            left -= list.Count;
            foreach (var number in list)
            {
                if (scores[number] == 0)
                    touched.Add(number);
                scores[number] += weight;
            }
        }
    }

    private List<(Known Known, float Score)> Best(IEnumerable<(int Number, float Score)> scored, int count)
    {
        var best = new PriorityQueue<int, (float Score, int Late)>();
        foreach (var (number, score) in scored)
        {
            best.Enqueue(number, (score, -number));
            if (best.Count > count)
                best.Dequeue();
        }

        var ranked = new List<(Known, float)>();
        while (best.TryDequeue(out var number, out var place))
            ranked.Add((_entities[number]!, place.Score));
        ranked.Reverse();
        return ranked;
    }

    /// <summary>How much it says that a name has this word: greater for words that few names have.</summary>
    internal double Rarity(string word) =>
        Math.Log(1 + ((_entities.Count + 1.0) / (1 + (_postings.TryGetValue(NameFeatures.Word(word), out var list) ? list.Count : 0))));

    /// <summary>All that have this very trait, such as a key, initials or an identifier.</summary>
    internal IEnumerable<Known> With(uint trait) =>
        _postings.TryGetValue(trait, out var list) ? list.Select(number => _entities[number]).OfType<Known>() : [];

    private IEnumerable<(List<int> List, float Weight)> Wanted(Mention mention) =>
        MentionTraits(mention)
            .Where(feature => _postings.ContainsKey(feature.Hash))
            .Select(feature => (List: _postings[feature.Hash], feature.Weight))
            .Select(pair => (pair.List, pair.Weight * MathF.Log(1 + ((float)_entities.Count / pair.List.Count))))
            .OrderBy(pair => pair.List.Count);

    private static IEnumerable<Feature> MentionTraits(Mention mention)
    {
        var style = NameStyles.Of(mention.Kind);
        string[] names = [mention.Name, .. mention.Aliases];
        return names.SelectMany(name => NameFeatures.Of(NormalName.Of(LookAlikes.ToLatin(name), style)))
            .Concat(PaperIdentity.Of(mention.Paper).Select(id => new Feature(NameFeatures.Identifier(id), 4)))
            .DistinctBy(feature => feature.Hash);
    }

    private static HashSet<uint> Traits(Known known)
    {
        var style = NameStyles.Of(known.Id.Type);
        return
        [
            .. known.Names.SelectMany(name => NameFeatures.Of(NormalName.Of(name, style))).Select(feature => feature.Hash),
            .. PaperIdentity.Of(known.Paper).Select(NameFeatures.Identifier),
        ];
    }
}
