using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Review;

namespace CurationPipeline.Scoring;

/// <summary>
/// Makes gold of what people decided: for each paper whose questions they answered, what they approved should be found and what
/// they rejected should not; what nobody was asked counts neither way.
/// </summary>
/// <param name="find">The entity that an id stands for today; null where the base has none.</param>
public sealed class LedgerGold(Func<EntityId, Entity?> find)
{
    private readonly Dictionary<EntityId, NamedEntity> _asked = [];

    /// <param name="history">The ledger's lines, with whether each still holds.</param>
    /// <param name="fileOf">The file of a paper; null where it is not at hand.</param>
    /// <param name="say">Takes a sentence for each paper that is left out.</param>
    public IReadOnlyList<Gold> Of(IEnumerable<(Decision Decision, bool Holds)> history, Func<EntityId, string?> fileOf, Action<string> say)
    {
        var answers = history.Where(line => line.Holds && Judgement.IsAnswer(line.Decision)).Select(line => line.Decision).ToList();
        foreach (var entity in answers.Select(answer => answer.Subject).OfType<Subject.OfEntity>().Select(subject => subject.Item))
            _asked[entity.Id] = new NamedEntity(entity.Id.Type, entity.Name, entity.Aliases);
        var gold = new List<Gold>();
        foreach (var paper in answers.GroupBy(answer => answer.Paper!.Value).OrderBy(group => group.Key)) // an answer has its paper
        {
            if (fileOf(paper.Key) is not { } file)
                say($"{paper.Key} is left out: its file is not at hand; name the folder of papers with --papers.");
            else if (Try(() => DocumentReader.Read(file), say) is { } document)
                gold.Add(GoldOf(paper.Key, file, new QuoteIndex(document), [.. paper]));
        }

        return gold;
    }

    private static Document? Try(Func<Document> read, Action<string> say)
    {
        try
        {
            return read();
        }
        catch (DocumentException exception)
        {
            say($"{exception.Message} Its decisions are left out.");
            return null;
        }
    }

    private Gold GoldOf(EntityId paper, string file, QuoteIndex index, IReadOnlyList<Decision> answers) => new(
        paper.ToString(), new GoldSource(file, null), Said(paper, index, [.. answers.Where(answer => answer.Verb is Verb.Approve or Verb.Same)]))
    {
        Wrong = Said(paper, index, [.. answers.Where(answer => answer.Verb == Verb.Reject)]),
        IsComplete = false,
    };

    private Annotation Said(EntityId paper, QuoteIndex index, IReadOnlyList<Decision> answers) => new(
        [.. answers.Select(answer => answer.Subject).OfType<Subject.OfEntity>().Where(subject => subject.Item.Quote is null && subject.Item.Id != paper)
            .Select(subject => Named(subject.SameAs ?? subject.Item.Id, paper, subject.Item)).DistinctBy(entity => (entity.Kind, entity.Name))],
        [.. answers.Select(EdgeOf).OfType<EdgeKey>().Distinct().Select(edge => new NamedEdge(Named(edge.Source, paper), edge.Relation, Named(edge.Target, paper)))],
        [.. answers.Select(answer => answer.Subject).OfType<Subject.OfEntity>().Select(subject => subject.Item.Quote?.Text).OfType<string>()
            .Select(text => index.Find(text)).OfType<Grounding.Anchored>()
            .Select(found => new PlacedQuote(found.Text, found.Parts[0].Start, found.Parts[^1].End))]);

    /// <summary>Rejected evidence says that these words do not show the edge, and not that the paper does not.</summary>
    private static EdgeKey? EdgeOf(Decision answer) => answer.Subject switch
    {
        Subject.OfEdge edge => edge.Item.Key,
        Subject.OfEvidence evidence when answer.Verb == Verb.Approve => evidence.Edge,
        _ => null,
    };

    /// <summary>By the names that it has today and those under which it was asked about; an end that was never asked about has its id's.</summary>
    private NamedEntity Named(EntityId id, EntityId paper, Entity? asked = null)
    {
        if (id == paper)
            return NamedEntity.ThisPaper;
        IEnumerable<string> other = asked is null ? [] : [asked.Name, .. asked.Aliases];
        if (find(id) is { } entity)
            return new NamedEntity(entity.Id.Type, entity.Name, [.. entity.Aliases.Concat(other).Where(name => name != entity.Name).Distinct(StringComparer.Ordinal)]);
        return _asked.TryGetValue(id, out var known) ? known : new NamedEntity(id.Type, id.Slug.Replace('-', ' '), []);
    }
}
