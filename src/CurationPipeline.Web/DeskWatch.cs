using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CurationPipeline.Web;

/// <summary>A request that the desk has answered; of its address only the form, and of what was sent nothing.</summary>
/// <param name="Route">Null where the desk has no such address.</param>
/// <param name="Paper">Name of the review file that it was about.</param>
/// <param name="Mistake">The kind of an exception that nobody expected.</param>
public sealed record DeskRequest(string Method, string? Route, string? Paper, int Status, TimeSpan Took, string? Mistake);

/// <summary>Tells of every request, and turns a mistake of ours into one sentence on that page alone.</summary>
internal sealed class DeskWatch(DeskOptions options)
{
    public async Task Watch(HttpContext context, RequestDelegate next)
    {
        var started = options.Time.GetTimestamp();
        string? mistake = null;
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            mistake = exception.GetType().Name;
            await Explain(context, exception);
        }
        finally
        {
            options.Served(new DeskRequest(
                context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
                context.Request.RouteValues.GetValueOrDefault("name") as string,
                context.Response.StatusCode,
                options.Time.GetElapsedTime(started),
                mistake));
        }
    }

    private static Task Explain(HttpContext context, Exception exception)
    {
        context.Response.StatusCode = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            IOException or UnauthorizedAccessException => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status500InternalServerError,
        };
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(exception is BadHttpRequestException or IOException or UnauthorizedAccessException
            ? exception.Message
            : $"The review desk met a mistake of its own ({exception.GetType().Name}); what you answered before is saved. Load the page again, and please report it.");
    }
}
