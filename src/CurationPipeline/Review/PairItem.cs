using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>A pair of the similarity queue as it stands in a review file.</summary>
internal static class PairItem
{
    private const int Indent = 6;

    public static string Write(ProposedPair pair)
    {
        var text = new StringBuilder();
        text.Append("  - key: ").Append(pair.Key).Append('\n');
        text.Append("    decision: pending            ").Append(pair.MayBeOne ? WrittenComments.ChoicesOfLikePair : WrittenComments.ChoicesOfPair).Append('\n');
        if (pair.Cosine is { } cosine)
            text.Append(CultureInfo.InvariantCulture, $"    cosine: {cosine:0.000}\n");
        if (pair.Why.Count > 0)
        {
            text.Append("    why:\n");
            foreach (var why in pair.Why)
                text.Append("      - ").Append(YamlText.Value(why, Indent + 2)).Append('\n');
        }

        if (pair.Opinion is { } opinion)
            text.Append("    opinion: ").Append(ReviewWriter.Inline(opinion)).Append('\n');
        Side(text, "first", pair.First);
        Side(text, "second", pair.Second);
        if (pair.Edge is { } edge)
            text.Append("    edge: ").Append(Inline(edge)).Append('\n');
        text.Append("    rationale: ").Append(pair.Rationale.Length == 0 ? "\"\"                " + WrittenComments.WhyTheEdge : YamlText.Value(pair.Rationale, Indent)).Append('\n');
        return text.ToString();
    }

    /// <summary>An edge on one line.</summary>
    public static string Inline(EdgeKey edge) =>
        $"{{source: {YamlText.Quoted(edge.Source.ToString())}, relation: {edge.Relation}, target: {YamlText.Quoted(edge.Target.ToString())}}}";

    public static ProposedPair Read(YamlPlace place)
    {
        place.Only("key", "decision", "cosine", "why", "opinion", "first", "second", "edge", "rationale", "note", "reason", "by", "disagreement");
        return new ProposedPair(
            ReviewItems.Key(place),
            ReadSide(place.Get("first")),
            ReadSide(place.Get("second")),
            place.Has("cosine") && double.TryParse(place.Text("cosine"), CultureInfo.InvariantCulture, out var cosine) ? cosine : null,
            place.OptionalTexts("why"),
            place.Find("edge") is { } edge ? ReviewItems.EdgeKey(edge) : null,
            place.OptionalText("rationale") ?? "")
        {
            Opinion = ReviewItems.Opinion(place),
        };
    }

    private static void Side(StringBuilder text, string name, PairSide side)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {name}:\n      id: {side.Id}\n");
        text.Append("      name: ").Append(YamlText.Value(side.Name, Indent + 2)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"      edges: {side.Edges}\n");
        text.Append("      description: ").Append(YamlText.Value(side.Description, Indent + 2)).Append('\n');
    }

    private static PairSide ReadSide(YamlPlace place)
    {
        place.Only("id", "name", "edges", "description");
        return new PairSide(ReviewItems.Id(place.Get("id")), place.Text("name"), place.OptionalText("description") ?? "", place.Has("edges") ? place.Number("edges") : 0);
    }
}
