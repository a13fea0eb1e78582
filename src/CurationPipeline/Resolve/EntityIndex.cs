using System.Runtime.InteropServices;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Finds the known entities that a mention may be, by what their names have in common.</summary>
public sealed class EntityIndex : IDisposable
{
    // What one look-up may cost: rare traits come first, so what is left out says little.
    internal const int MostPostings = 20_000;
    private const int MostPostingsOfText = 500_000;
    private const int ShortList = 75;
    private const int MostKept = 50_000;
    private const int AtOnce = 4096;

    private readonly Lock _gate = new();
    private readonly Func<TraitStore>? _renew;
    private readonly Dictionary<int, Known> _known = [];
    private readonly HashSet<int> _seen = [];
    private readonly Dictionary<uint, int> _counts = [];
    private readonly Dictionary<string, double> _rarities = new(StringComparer.Ordinal);
    private readonly Tally _tally = new();
    private readonly List<int> _numbers = [];
    private TraitStore _store;
    private (uint Trait, IReadOnlyList<int> Numbers)? _ordered;

    /// <summary>An index in memory.</summary>
    public EntityIndex(IEnumerable<Entity> entities)
        : this(TraitStore.InMemory(), null) => Change(default, [], entities);

    /// <param name="store">Where it is kept.</param>
    /// <param name="renew">Makes it anew when it turns out to be damaged; null where that cannot be.</param>
    internal EntityIndex(TraitStore store, Func<TraitStore>? renew) => (_store, _renew) = (store, renew);

    public int Count => _store.Count;

    /// <summary>What it is in step with.</summary>
    internal ChangePoint Point => _store.Point;

    /// <summary>Takes an entity in; one with the same id is replaced, and one that was merged away is left out.</summary>
    public void Add(Entity entity) => Change(default, [entity.Id], [entity]);

    public bool Remove(EntityId id)
    {
        var before = Count;
        Change(default, [id], []);
        return Count < before;
    }

    public Known? Find(EntityId id) => Ask(() => _store.FindNumber(id) is { } number ? At(number) : null);

    /// <summary>At most <paramref name="count"/> entities that share most with the mention, those that share rare traits first.</summary>
    public IReadOnlyList<Known> Candidates(Mention mention, int count = ShortList) => [.. Ranked(mention, count).Select(pair => pair.Known)];

    public void Dispose() => _store.Dispose();

    /// <summary>The same, with how much each has in common with the mention.</summary>
    /// <param name="mention">What is looked up.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="mostPostings">How many entries of the lists to read at most, those of rare traits first.</param>
    internal IReadOnlyList<(Known Known, float Score)> Ranked(Mention mention, int count = ShortList, int mostPostings = MostPostings) =>
        AskMuch(() => Ranked(Traits(mention), count, mostPostings).ConvertAll(best => (At(best.Number), best.Score)));

    /// <summary>At most so many entities whose names have most in common with a text, in no particular order.</summary>
    internal IReadOnlyList<EntityId> NamedIn(string text, int count)
    {
        var traits = TextTraits.Of(text);
        return AskMuch(() => Ranked(traits, count, MostPostingsOfText).ConvertAll(best => At(best.Number).Id));
    }

    /// <summary>How much it says that a name has this word: greater for words that few names have.</summary>
    internal double Rarity(string word)
    {
        lock (_gate)
            return _rarities.TryGetValue(word, out var kept) ? kept : Ask(() => Keep(_rarities, word, RarityOf(NameFeatures.Word(word))));
    }

    /// <summary>The first that fits of all that have this very trait, such as a key, initials or an identifier.</summary>
    internal Known? First(uint trait, Func<Known, bool> fits) =>
        AskMuch(() => (_ordered is { } kept && kept.Trait == trait ? kept.Numbers : Ordered(trait)).Select(At).FirstOrDefault(fits));

    /// <summary>Leaves entities out and takes others in, together.</summary>
    /// <param name="point">What the index is in step with then.</param>
    /// <param name="left">Ids that it may have.</param>
    /// <param name="taken">None that it has still; of what was merged away nothing is kept.</param>
    internal void Change(ChangePoint point, IEnumerable<EntityId> left, IEnumerable<Entity> taken) => Ask(() =>
    {
        Forget();
        Write(_store, point, left, taken);
        return true;
    });

    internal static void Write(TraitStore store, ChangePoint point, IEnumerable<EntityId> left, IEnumerable<Entity> taken) =>
        store.Change(point, () =>
        {
            foreach (var id in left)
            {
                if (store.FindNumber(id) is { } number)
                    store.Remove(number, Traits(Read(store.ContentOf(number))));
            }

            foreach (var some in taken.Where(entity => entity.MergedInto is null).Chunk(AtOnce))
                store.Add([.. some.AsParallel().AsOrdered().Select(Traited)]);
        });

    private static TraitedEntity Traited(Entity entity)
    {
        var bare = entity with { Description = "", Quote = null, Evidence = [] };
        return new TraitedEntity(entity.Id, System.Text.Encoding.UTF8.GetBytes(ItemJson.Text(bare)), [.. Traits(Known.Of(bare))]);
    }

    private double RarityOf(uint word) => Math.Log(1 + ((_store.Count + 1.0) / (1 + CountOf(word))));

    // Runs of letters are asked for again and again.
    private int CountOf(uint trait) => _counts.TryGetValue(trait, out var count) ? count : Keep(_counts, trait, _store.CountOf(trait));

    private static T Keep<TKey, T>(Dictionary<TKey, T> kept, TKey key, T value)
        where TKey : notnull
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = value;
    }

    // What a short form or a surname stands for is asked for each of its bearers, one after the other.
    private IReadOnlyList<int> Ordered(uint trait)
    {
        var numbers = new List<int>();
        _store.Read(trait, numbers);
        _ordered = (trait, [.. numbers.OrderBy(_store.OrderOf)]);
        return _ordered.Value.Numbers;
    }

    private static Known Read(byte[] content) => Known.Of(ItemJson.ReadEntity(content));

    private static HashSet<uint> Traits(Known known)
    {
        var style = NameStyles.Of(known.Id.Type);
        return
        [
            .. known.Names.SelectMany(name => NameFeatures.Of(NormalName.Of(name, style))).Select(feature => feature.Hash),
            .. PaperIdentity.Of(known.Paper).Select(NameFeatures.Identifier),
        ];
    }

    private static IEnumerable<Feature> Traits(Mention mention)
    {
        var style = NameStyles.Of(mention.Kind);
        string[] names = [mention.Name, .. mention.Aliases];
        return names.SelectMany(name => NameFeatures.Of(NormalName.Of(LookAlikes.ToLatin(name), style)))
            .Concat(PaperIdentity.Of(mention.Paper).Select(id => new Feature(NameFeatures.Identifier(id), 4)))
            .DistinctBy(feature => feature.Hash);
    }

    /// <summary>Asks, and where the file turns out to be damaged, once more after it was made anew.</summary>
    private T Ask<T>(Func<T> question)
    {
        lock (_gate)
        {
            try
            {
                return question();
            }
            catch (Exception exception) when (_renew is not null && TraitStore.IsDamage(exception))
            {
                _store.Dispose();
                Forget();
                _store = _renew();
                return question();
            }
        }
    }

    private T AskMuch<T>(Func<T> questions) => Ask(() => _store.AtOneMoment(questions));

    private List<(int Number, float Score)> Ranked(IEnumerable<Feature> traits, int count, int mostPostings)
    {
        _tally.Clear();
        var left = mostPostings;
        foreach (var (trait, length, weight) in Wanted(traits))
        {
            if (left < length && _tally.Count > 0)
                break;
            left -= length;
            _numbers.Clear();
            _store.Read(trait, _numbers);
            _tally.Add(CollectionsMarshal.AsSpan(_numbers), weight);
        }

        return Best(_tally.Sums, count);
    }

    /// <summary>The traits that entities have, those of the fewest first, with what each says.</summary>
    private IEnumerable<(uint Trait, int Count, float Weight)> Wanted(IEnumerable<Feature> traits) => traits
        .Select(feature => (feature.Hash, Count: CountOf(feature.Hash), feature.Weight))
        .Where(feature => feature.Count > 0)
        .Select(feature => (feature.Hash, feature.Count, feature.Weight * MathF.Log(1 + ((float)_store.Count / feature.Count))))
        .OrderBy(feature => feature.Count);

    /// <summary>The best, best first; of equals, those that are first whenever and in whatever order they came in.</summary>
    private List<(int Number, float Score)> Best(ReadOnlySpan<(int Number, float Sum)> sums, int count)
    {
        var best = new PriorityQueue<int, (float Score, ulong Late)>();
        var least = float.NegativeInfinity;
        foreach (var (number, sum) in sums)
        {
            var score = sum / MathF.Sqrt(_store.SizeOf(number));
            if (score < least)
                continue; // as nearly all do
            var place = (score, ~_store.OrderOf(number));
            if (best.Count < count)
                best.Enqueue(number, place);
            else
                best.EnqueueDequeue(number, place);
            if (best.Count == count && best.TryPeek(out _, out var last))
                least = last.Score;
        }

        var ranked = new List<(int, float)>();
        while (best.TryDequeue(out var number, out var place))
            ranked.Add((number, place.Score));
        ranked.Reverse();
        return ranked;
    }

    // Reading an entity and taking its name apart costs more than comparing it. Who is asked about twice is asked about again;
    // to keep all the others too would have the garbage collector carry them around.
    private Known At(int number)
    {
        if (_known.TryGetValue(number, out var known))
            return known;
        known = Read(_store.ContentOf(number));
        if (_seen.Count >= MostKept)
        {
            _known.Clear();
            _seen.Clear();
        }

        if (!_seen.Add(number))
            _known[number] = known;
        return known;
    }

    private void Forget()
    {
        _known.Clear();
        _seen.Clear();
        _counts.Clear();
        _rarities.Clear();
        _ordered = null;
    }
}
