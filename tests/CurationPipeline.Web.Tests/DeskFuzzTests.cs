using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;
using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

/// <summary>Requests of every shape: an answer to each, never a mistake of ours, and no change by one that is not from the desk's own page.</summary>
public sealed class DeskFuzzTests : IAsyncLifetime
{
    private static readonly string[] Actions = ["answer", "edit", "strike", "nearest", "all", "undo", "apply"];
    private static readonly string[] Odd = ["", "%00", "%2e%2e%2f", "..%5c", "%ff%fe", "%E2%80%AE", "a%2Fb", "%", "*", "<b>", "'\"", "999999999999", "-1", "%F0%9F%9C%81", "con", ".review.yaml"];
    private static readonly string[] Fields = ["key", "say", "same", "reason", "why", "count", "note", "id", "type", "name", "description", "aliases", "source", "relation", "target", "rationale", "about", "piece", "struck", "use", "seen", "f_state", "f_section", "f_text", "partial"];
    private static readonly string[] Values = ["", "yes", "nearest", "1", "38", "approve", "reject", "later", "pending", "same-as", "concept:x", "concept:alignment-faking", "0", "-1", "2147483648", "%00", "%0d%0aSet-Cookie:+a=b", "%F0%9F", "%ED%A0%80", "a%0Ab%0A++decision:+approve", "%22%27:+%7B%5B", "%E2%80%A8", "duplicate"];

    private OpenDesk _desk = null!; // set before each test
    private string _token = null!; // set before each test
    private string[] _keys = null!; // set before each test
    private ReviewSheet _sheet = null!; // set before each test

    public async Task InitializeAsync()
    {
        _desk = await OpenDesk.OnFixtureAsync();
        _sheet = ReviewSheet.Parse(await File.ReadAllTextAsync(_desk.ReviewFile), _desk.ReviewFile);
        _keys = [.. _desk.Review.Answers.Select(answer => answer.Key), "x", ""];
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_keys[0]));
        _token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!; // every item page has it
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Requests_of_strangers_are_answered_and_change_nothing()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        await Fuzzing.RunAsync("desk, strangers", 500, async chance =>
        {
            var request = Request(chance, trusted: false);

            Answered(request, await SendAsync(request));

            Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
        });
    }

    [Fact]
    public async Task Odd_forms_of_the_desk_leave_a_file_that_can_be_read()
    {
        await File.WriteAllTextAsync(_desk.ReviewFile, (await File.ReadAllTextAsync(_desk.ReviewFile)).Replace("decision: pending", "decision: pending\n    note: \"Ask Ada: she #knows.\"", StringComparison.Ordinal));
        await Fuzzing.RunAsync("desk, own forms", 120, async chance =>
        {
            _sheet = ReviewSheet.Parse(await File.ReadAllTextAsync(_desk.ReviewFile), _desk.ReviewFile);
            _keys = [.. _sheet.Keys.DefaultIfEmpty("y"), "x", ""];
            var request = Request(chance, trusted: true);

            Answered(request, await SendAsync(request));

            var (before, after) = (Approved(_sheet.File), Approved(_desk.Review));
            Assert.True(
                after <= before || request.Contains("approve", StringComparison.OrdinalIgnoreCase) || request.Contains("/undo", StringComparison.Ordinal),
                $"{after} approvals instead of {before} after {request}");
        });
    }

    [Fact]
    public async Task What_is_no_request_is_dropped_and_others_are_served()
    {
        await Fuzzing.RunAsync("desk, bytes", 200, async chance =>
        {
            var bytes = TextDamage.Bytes(TextDamage.Damage(Request(chance, trusted: false), chance), chance);

            var answer = await SendAsync(bytes, hangsUp: true);

            Assert.DoesNotContain(" 500 ", answer.Split('\n')[0], StringComparison.Ordinal);
        });
        Assert.Contains("Review desk", await _desk.Browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.OrdinalIgnoreCase);
    }

    private static int Approved(ReviewFile file) => file.Answers.Count(answer => answer.Answer.Say == Say.Approve);

    private static void Answered(string request, string answer)
    {
        var status = answer.Split(' ').ElementAtOrDefault(1);
        Assert.True(status is not null and not "500", $"Answered with '{answer}' to\n{request}");
        Assert.True(status[0] is '2' or '3' or '4', $"Answered with '{answer}' to\n{request}");
    }

    private string Request(Random chance, bool trusted)
    {
        var change = trusted || chance.Next(2) == 0;
        var method = change ? "POST" : chance.Pick(["GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "PROPFIND"]);
        var body = change ? Form(chance, trusted) : "";
        var good = trusted ? 0 : chance.Next(6); // strangers have something wrong with each change
        var host = good == 1 ? chance.Pick(["evil.example", "127.0.0.1", "", "localhost:1", "[::1]:x"]) : _desk.Address.Authority;
        var origin = good == 2 ? chance.Pick(["null", "http://evil.example", "", $"https://{_desk.Address.Authority}"]) : $"http://{_desk.Address.Authority}";
        var type = good == 3 ? chance.Pick(["text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", ""]) : "application/x-www-form-urlencoded";
        var odd = chance.Next(4) == 0 ? $"{chance.Pick(["Cookie", "Range", "If-None-Match", "Accept-Encoding", "Expect", "Content-Encoding", "X-HTTP-Method-Override", "Upgrade", "Transfer-Encoding"])}: {chance.Pick(["", "desk-message=%FF", "bytes=0-", "100-continue", "chunked", "gzip", "DELETE", new string('a', 3000), "\"*\""])}\r\n" : "";
        return $"{method} {Path(chance, change)} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Type: {type}\r\n{odd}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n{body}";
    }

    private string Path(Random chance, bool change)
    {
        var name = chance.Next(5) == 0 ? chance.Pick(Odd) : OpenDesk.Paper;
        var key = chance.Next(4) == 0 ? chance.Pick(Odd) : chance.Pick(_keys);
        var query = chance.Next(2) == 0 ? "" : $"?{chance.Pick(Fields)}={chance.Pick(Values)}&state={chance.Pick(Values)}&piece={chance.Pick(Values)}&q={chance.Pick(Values)}&type={chance.Pick(["concept", "", "x"])}";
        return (change ? $"/paper/{name}/{chance.Pick(Actions)}" : chance.Pick([
            "/", "/acceptance", "/find", "/favicon.ico", $"/assets/{chance.Pick(Odd)}", $"/base/{chance.Pick(Odd)}/{chance.Pick(Odd)}", $"/paper/{name}",
            $"/paper/{name}/item/{key}", $"/paper/{name}/drawing/{key}/{chance.Pick(["0", "1", "-1", "99999999999", "x"])}", $"/{chance.Pick(Odd)}", $"//{name}", $"/paper/{name}/answer",
        ])) + query;
    }

    /// <summary>A stranger does not know the token.</summary>
    private string Form(Random chance, bool trusted)
    {
        var form = new StringBuilder($"token={(trusted ? _token : chance.Pick(["", "x", new string('0', 64), _token[..63], _token.ToUpperInvariant() + "A"]))}");
        if (trusted && chance.Next(4) > 0 && _keys.Length > 3)
        {
            // As the page has it, so that the change itself is tried and not only the guard before it.
            var key = _keys[chance.Next(_keys.Length - 2)];
            form.Append(CultureInfo.InvariantCulture, $"&key={key}&seen={SeenMark.Of(_sheet.TextOf(key))}&say={chance.Pick(["Approve", "Reject", "Later", "SameAs", "Pending", "9"])}&same={chance.Pick(Values)}");
        }
        else if (chance.Next(5) > 0)
        {
            form.Append(CultureInfo.InvariantCulture, $"&key={chance.Pick(_keys)}");
        }

        for (var fields = chance.Next(5); fields > 0; fields--)
            form.Append(CultureInfo.InvariantCulture, $"&{chance.Pick(Fields)}={chance.Pick(Values)}");
        return form.ToString();
    }

    private Task<string> SendAsync(string request) => SendAsync(Encoding.Latin1.GetBytes(request), hangsUp: false);

    /// <summary>The answer's bytes as text; empty where the connection was closed without one.</summary>
    private async Task<string> SendAsync(byte[] request, bool hangsUp)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_desk.Address.Host, _desk.Address.Port);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            if (hangsUp)
                client.Client.Shutdown(SocketShutdown.Send); // nothing more comes, whatever the length says
            await stream.CopyToAsync(answer);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // A server may hang up on what is no request.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
