using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>Small pieces that many sections use.</summary>
internal static class Words
{
    public const int LongestName = 200;

    /// <summary>A name set apart from what surrounds it, so that one written from right to left moves nothing else.</summary>
    public static Markup Name(string name, EntityId id, int length = LongestName) =>
        Markup.Of($"<bdi>{SafeText.Cut(string.IsNullOrWhiteSpace(name) ? id.ToString() : name, length)}</bdi>");

    public static Markup Link(string page, EntityId id, string name, int length = LongestName) =>
        Markup.Of($"<a href=\"{Links.From(page, Links.To(id))}\">{Name(name, id, length)}</a>");

    public static Markup Link(string page, Entity entity) => Link(page, entity.Id, entity.Name);

    /// <summary><c>1 edge</c>, <c>12 edges</c>.</summary>
    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>A relation as read from the entity, with an arrow for its direction.</summary>
    public static Markup Relation(NeighborEdge edge)
    {
        var (arrow, direction) = edge.Direction switch
        {
            "out" => ("→", "leads to it"),
            "in" => ("←", "comes from it"),
            _ => ("↔", "holds both ways"),
        };
        return Markup.Of($"<span class=\"relation\" title=\"{edge.Relation}, {direction}\"><span aria-hidden=\"true\">{arrow}</span> {edge.Words}</span>");
    }
}
