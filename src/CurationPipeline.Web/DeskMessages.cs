using System.Collections.Concurrent;
using System.Globalization;
using CurationPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>
/// What to tell on the next page. The browser carries only a number, so that no address can put words into the desk's mouth.
/// </summary>
internal sealed class DeskMessages
{
    private const string Cookie = "said";

    private readonly ConcurrentDictionary<int, DeskMessage> _left = new();
    private int _last;

    public void Leave(HttpContext context, DeskMessage message)
    {
        var number = Interlocked.Increment(ref _last);
        _left[number] = message;
        _left.TryRemove(number - 100, out _);
        context.Response.Cookies.Append(
            Cookie, number.ToString(CultureInfo.InvariantCulture), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict });
    }

    public DeskMessage? Take(HttpContext context)
    {
        if (!int.TryParse(context.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !_left.TryRemove(number, out var message))
            return null;
        context.Response.Cookies.Delete(Cookie);
        return message;
    }
}
