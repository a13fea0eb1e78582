using System.Globalization;
using CurationPipeline.Review;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>A filter as an address says it, and back.</summary>
internal static class FilterQuery
{
    public static QuestionFilter Read(IQueryCollection query) => QuestionFilter.Read(name => query[name]);

    public static QuestionFilter Read(IFormCollection form) => QuestionFilter.Read(name => form[name]);

    public static IReadOnlyList<(string Name, string Value)> Fields(QuestionFilter filter) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("state", filter.State), ("kind", filter.Kind), ("relation", filter.Relation), ("role", filter.Role),
            ("page", filter.Page?.ToString(CultureInfo.InvariantCulture)), ("score", filter.Score?.ToString(CultureInfo.InvariantCulture)),
            ("reason", filter.Reason), ("section", filter.Section), ("q", filter.Text), ("sort", filter.Sort),
        }.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!)), // filtered just now
    ];

    /// <summary>As the end of an address: empty, or from the question mark on.</summary>
    public static string Write(QuestionFilter filter)
    {
        var fields = string.Join('&', Fields(filter).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return fields.Length == 0 ? "" : "?" + fields;
    }
}
