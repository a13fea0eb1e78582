using System.Reflection;
using CurationPipeline.Site;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>The desk's own files, and no others.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, (Assembly Assembly, string Resource, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["desk.css"] = (typeof(Assets).Assembly, "CurationPipeline.Web.Assets.desk.css", "text/css; charset=utf-8"),
        ["desk.js"] = (typeof(Assets).Assembly, "CurationPipeline.Web.Assets.desk.js", "text/javascript; charset=utf-8"),
        ["site.css"] = (typeof(SiteWriter).Assembly, "CurationPipeline.Site.site.css", "text/css; charset=utf-8"),
    };

    public static async Task Send(HttpContext context, string name)
    {
        if (!Files.TryGetValue(name, out var file) || file.Assembly.GetManifestResourceStream(file.Resource) is not { } stream)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using (stream)
        {
            context.Response.ContentType = file.Type;
            context.Response.Headers.CacheControl = "private, max-age=60"; // styles must not flicker between two keys
            await stream.CopyToAsync(context.Response.Body);
        }
    }
}
