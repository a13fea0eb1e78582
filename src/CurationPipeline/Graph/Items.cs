namespace CurationPipeline.Graph;

/// <summary>Which items a line of the ledger is about, by the text that the store indexes them under.</summary>
internal static class Items
{
    private const char Separator = '|';

    public static string Of(EdgeKey edge) => $"{edge.Source}{Separator}{edge.Relation}{Separator}{edge.Target}";

    public static EdgeKey ReadEdge(string item)
    {
        var parts = item.Split(Separator);
        return new EdgeKey(EntityId.Parse(parts[0]), parts[1], EntityId.Parse(parts[2]));
    }

    public static bool IsEdge(string item) => item.Contains(Separator, StringComparison.Ordinal);

    /// <summary>The item that the line decides on; null where it is about lines, files or pairs.</summary>
    public static string? Main(Decision line) => line.Subject switch
    {
        Subject.OfEntity { SameAs: { } known } => known.ToString(),
        Subject.OfEntity entity => entity.Item.Id.ToString(),
        Subject.OfEdge edge => Of(edge.Item.Key),
        Subject.OfEvidence evidence => Of(evidence.Edge),
        _ => null,
    };

    /// <summary>Quotes that live as long as the line holds.</summary>
    public static IReadOnlyList<Entity> Carried(Decision line) => line switch
    {
        { Verb: not (Verb.Approve or Verb.Same) } => [],
        { Subject: Subject.OfEntity entity } => entity.Quotes,
        { Subject: Subject.OfEdge edge } => edge.Quotes,
        { Subject: Subject.OfEvidence evidence } => [evidence.Quote],
        _ => [],
    };
}
