using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Web.Pages;

/// <summary>All that the page of one question shows.</summary>
/// <param name="Name">What addresses call the review file.</param>
/// <param name="Order">Every question of the file, in the order of asking.</param>
/// <param name="At">Where this one stands in it.</param>
/// <param name="Piece">Which of its quotes is shown on the page.</param>
/// <param name="Chance">The probability that it is accepted, as earlier answers say; null while there are too few.</param>
/// <param name="Base">What the base knows of the entities that the question speaks of; null when the base is busy.</param>
/// <param name="Paper">The paper, if it is read already.</param>
/// <param name="PaperMissing">Why the paper cannot be shown.</param>
/// <param name="Undo">What an undo would take back.</param>
internal sealed record ItemView(
    string Name, ReviewSheet Sheet, IReadOnlyList<Question> Order, int At, int Piece, QuestionFilter Filter, double? Chance,
    KnownSides? Base, OpenPaper? Paper, string? PaperMissing, string Token, string? Undo)
{
    public Question Question => Order[At];

    /// <summary>The same entity as other files propose it.</summary>
    public IReadOnlyList<AlsoProposed> Also { get; init; } = [];

    /// <summary>Other edges of the file that are the same one by what was recognised in it.</summary>
    public IReadOnlyList<Reviewed<ProposedEdge>> Twins { get; init; } = [];

    public IReadOnlyDictionary<EntityId, KnownSide>? Known => Base?.Of;

    public KindCatalog? Catalog => Base?.Catalog;

    public ReviewFile File => Sheet.File;

    public string Seen => SeenMark.Of(Sheet, Question.Key, Also, Twins);

    public ProposedEntity? Proposed(EntityId id) => File.Entities.FirstOrDefault(item => item.Item.Entity.Id == id)?.Item;

    public string NameOf(EntityId id) => Proposed(id)?.Entity.Name ?? Base?.Names.GetValueOrDefault(id) ?? id.ToString();

    /// <summary>The question that follows, or comes before, among those that the filter shows; null at the end.</summary>
    public Question? Step(int by)
    {
        for (var at = At + by; at >= 0 && at < Order.Count; at += by)
        {
            if (Filter.Shows(Order[at]))
                return Order[at];
        }

        return null;
    }

    /// <summary>The entities that the page of a question names in passing: its own, and those of the edges beside it.</summary>
    public static IEnumerable<EntityId> Mentions(ReviewFile file, Question question)
    {
        var own = question is Question.OfEntity entity ? [entity.Item.Entity.Id] : Speaks(question).ToHashSet();
        return own.Concat(file.Edges.Select(edge => edge.Item.Edge)
            .Where(edge => own.Contains(edge.Source) || own.Contains(edge.Target))
            .SelectMany(edge => new[] { edge.Source, edge.Target }));
    }

    /// <summary>The entities that a question speaks of, with those that it may be the same as.</summary>
    public static IEnumerable<EntityId> Speaks(Question question) => question switch
    {
        Question.OfEntity entity => [.. entity.Item.PossibleDuplicates.Select(other => other.Id), .. entity.Answer.SameAs is { } same ? [same] : Array.Empty<EntityId>()],
        Question.OfEdge edge => [edge.Item.Edge.Source, edge.Item.Edge.Target],
        Question.OfQuote quote => quote.Item.About,
        Question.OfPair pair => [pair.Item.First.Id, pair.Item.Second.Id],
        _ => [],
    };
}
