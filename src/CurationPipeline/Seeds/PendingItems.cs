using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>The base together with what the batch under way adds to it.</summary>
internal sealed class PendingItems(GraphStore graph)
{
    private const int PaperPart = 48;
    private const int SubjectPart = 56;

    private readonly HashSet<EntityId> _entities = [];
    private readonly HashSet<EdgeKey> _edges = [];
    private readonly Dictionary<string, Entity> _quotes = new(StringComparer.Ordinal);

    public void Expect(EntityId id) => _entities.Add(id);

    public void Expect(EdgeKey edge) => _edges.Add(edge);

    /// <summary>Merged ones count: whatever is said of them is said of their winner.</summary>
    public bool IsThere(EntityId id) => _entities.Contains(id) || graph.IsActive(graph.Resolve(id));

    public bool HasEdge(EdgeKey edge) => _edges.Contains(edge) || graph.FindEdge(edge) is not null;

    public EntityId Resolve(EntityId id) => _entities.Contains(id) ? id : graph.Resolve(id);

    /// <summary>The quote with these words: the one that is there, or a new one with an id of its own.</summary>
    /// <param name="words">The words and their place.</param>
    /// <param name="subject">What a new id is named after.</param>
    /// <param name="isRefused">A refused quote takes no number that a later one would want.</param>
    public Entity Quote(QuoteDetails words, EntityId subject, bool isRefused)
    {
        var paper = Resolve(words.Paper);
        var key = ContentKey.OfQuote(paper, words.Text);
        if (_quotes.TryGetValue(key, out var quote))
            return quote;
        if (graph.FindQuote(paper, words.Text) is { } known && graph.FindEntity(known) is { } there)
            return there;
        if (isRefused)
            return Refused(words);
        quote = Named(FreeId(paper, subject), words, paper);
        _quotes[key] = quote;
        _entities.Add(quote.Id);
        return quote;
    }

    /// <summary>The quote as it was refused, whether or not the base has the same words for another reason.</summary>
    public Entity Refused(QuoteDetails words)
    {
        var paper = Resolve(words.Paper);
        return Named(new EntityId("quote", $"refused-{ContentKey.OfQuote(paper, words.Text)}"), words, paper);
    }

    private static Entity Named(EntityId id, QuoteDetails words, EntityId paper) =>
        new(id, NameOf(words.Text), words.Rationale) { Quote = words with { Paper = paper } };

    private EntityId FreeId(EntityId paper, EntityId subject)
    {
        var stem = $"{Slug.Of(paper.Slug.Replace('-', ' '), PaperPart)}-{Slug.Of(subject.Slug.Replace('-', ' '), SubjectPart)}";
        for (var n = 1; ; n++)
        {
            var id = new EntityId("quote", $"{stem}-{n}");
            if (!_entities.Contains(id) && !graph.WasUsed(id))
                return id;
        }
    }

    /// <summary>Its first words, cut between two of them.</summary>
    private static string NameOf(string text)
    {
        const int Longest = 60;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest)
            return line;
        var cut = line.LastIndexOf(' ', Longest);
        return line[..(cut > 0 ? cut : char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)] + " …";
    }
}
