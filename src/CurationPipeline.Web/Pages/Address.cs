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

    public static string Base(EntityId id) => $"/base/{id.Type}/{id.Slug}.html";
}
