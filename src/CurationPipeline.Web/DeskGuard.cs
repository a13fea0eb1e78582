using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>
/// Lets only the desk's own pages at the desk: requests have to name this machine, changes have to come from a page of ours
/// and carry its token, and no page may run or load anything but the desk's own files.
/// </summary>
internal sealed class DeskGuard
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Hosts = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>What every form of ours carries.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        Protect(context.Response.Headers);
        try
        {
            var refusal = WhyNot(context.Request) ?? (HttpMethods.IsPost(context.Request.Method) ? await WhyNotChange(context.Request) : null);
            if (refusal is not null)
            {
                await Refuse(context, StatusCodes.Status403Forbidden, refusal);
                return;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "This form is larger than any of the review desk's, or damaged; load the page again and repeat what you did.");
            return;
        }

        await next(context);
    }

    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin"; // with no-referrer at all, browsers hide the origin of our own forms too
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>A name that leads here by a trick of the name service is not ours.</summary>
    private static string? WhyNot(HttpRequest request)
    {
        if (!Hosts.Contains(request.Host.Host) || request.Host.Port != request.HttpContext.Connection.LocalPort)
            return "The review desk answers only under the address that it printed.";
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method) || HttpMethods.IsHead(request.Method)
            ? null
            : "The review desk has no such request.";
    }

    private async Task<string?> WhyNotChange(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() != $"http://{request.Host}")
            return "A change has to come from a page of the review desk itself.";
        if (!request.HasFormContentType)
            return "A change has to come from a form of the review desk.";
        var given = Encoding.UTF8.GetBytes((await request.ReadFormAsync())["token"].ToString());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Token))
            ? null
            : "This page is from an earlier start of the review desk; load it again and repeat the last key.";
    }
}
