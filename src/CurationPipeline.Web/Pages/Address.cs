using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Web.Pages;

/// <summary>Where each page of the desk is.</summary>
internal static class Address
{
    public static string Paper(string name, QuestionFilter? filter = null) =>
        $"/paper/{Uri.EscapeDataString(name)}{(filter is null ? "" : FilterQuery.Write(filter))}";

    public static string Item(string name, string key, QuestionFilter? filter = null) =>
        $"/paper/{Uri.EscapeDataString(name)}/item/{Uri.EscapeDataString(key)}{(filter is null ? "" : FilterQuery.Write(filter))}";

    public static string Drawing(string name, string key, int piece) =>
        $"/paper/{Uri.EscapeDataString(name)}/drawing/{Uri.EscapeDataString(key)}/{piece}";

    public static string Post(string name, string action) => $"/paper/{Uri.EscapeDataString(name)}/{action}";

    /// <summary>The question about two entities, whatever its key: for links from elsewhere. The order of the two does not matter.</summary>
    public static string Pair(EntityId one, EntityId other) => $"/pair?one={Uri.EscapeDataString(one.ToString())}&other={Uri.EscapeDataString(other.ToString())}";

    public static string Base(EntityId id) => $"/base/{id.Type}/{id.Slug}.html";
}
