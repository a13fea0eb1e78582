namespace CurationPipeline.Graph;

/// <summary>Which items a line of the ledger is about, by the text that the store indexes them under.</summary>
internal static class Items
{
    public const string Separator = "|";

    // At once, without a text for each end: this is asked for every edge of a ledger.
    public static string Of(EdgeKey edge) =>
        string.Concat([edge.Source.Type, ":", edge.Source.Slug, Separator, edge.Relation, Separator, edge.Target.Type, ":", edge.Target.Slug]);

    public static EdgeKey ReadEdge(string item)
    {
        var parts = item.Split(Separator);
        return new EdgeKey(EntityId.Parse(parts[0]), parts[1], EntityId.Parse(parts[2]));
    }

    /// <summary>The entity that the line decides on; null where it is about something else.</summary>
    public static EntityId? EntityOf(Decision line) => line.Subject is Subject.OfEntity entity ? entity.SameAs ?? entity.Item.Id : null;

    /// <summary>The edge that the line decides on, or on whose evidence; null where it is about something else.</summary>
    public static EdgeKey? EdgeOf(Decision line) => line.Subject switch
    {
        Subject.OfEdge edge => edge.Item.Key,
        Subject.OfEvidence evidence => evidence.Edge,
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
