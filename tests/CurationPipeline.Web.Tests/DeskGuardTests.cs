using System.Net;
using System.Net.Sockets;
using System.Text;
using CurationPipeline.Tests.Support;
using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

/// <summary>Only the desk's own pages can do anything at the desk.</summary>
public sealed class DeskGuardTests : IAsyncLifetime
{
    private OpenDesk _desk = null!; // set before each test

    public async Task InitializeAsync() => _desk = await OpenDesk.OnFixtureAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1")]
    public async Task A_page_of_another_origin_changes_nothing(string origin)
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        var fields = await FieldsAsync();

        var refused = await _desk.PostAsync($"/paper/{OpenDesk.Paper}/answer", fields, origin);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_form_without_the_token_changes_nothing(string token)
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        var fields = await FieldsAsync();
        fields["token"] = token;

        var refused = await _desk.PostAsync($"/paper/{OpenDesk.Paper}/answer", fields);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Fact]
    public async Task A_form_larger_than_ours_is_refused_in_words()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        var form = await FieldsAsync();
        for (var i = 0; i < 5000; i++)
            form[$"more{i}"] = "x";

        var refused = await _desk.PostAsync($"/paper/{OpenDesk.Paper}/answer", form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("larger than any of the review desk's", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Fact]
    public async Task The_same_form_from_our_own_page_is_taken()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);

        await _desk.PostAsync($"/paper/{OpenDesk.Paper}/answer", await FieldsAsync());

        Assert.NotEqual(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1:1")]
    public async Task A_name_that_only_leads_here_is_refused(string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _desk.Address.Port);
        var named = host.Replace("{port}", $"{_desk.Address.Port}", StringComparison.Ordinal);

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {named}\r\nConnection: close\r\n\r\n"));

        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 403", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/paper/" + OpenDesk.Paper)]
    [InlineData("/paper/none")]
    [InlineData("/assets/desk.js")]
    [InlineData("/base/index.html")]
    public async Task Every_answer_forbids_what_is_not_ours(string address)
    {
        var answer = await _desk.Browser.GetAsync(new Uri(address, UriKind.Relative));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task No_page_has_script_style_or_handlers_of_its_own()
    {
        foreach (var address in new[] { "/", $"/paper/{OpenDesk.Paper}", OpenDesk.ItemAddress(_desk.Review.Edges[0].Item.Key) })
        {
            var page = await _desk.GetAsync(address);

            Assert.All(page.Scripts, script => Assert.Equal("/assets/desk.js", script.GetAttribute("src")));
            Assert.DoesNotContain(page.All, element => element.LocalName == "style" || element.Attributes.Any(
                attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Hostile_words_of_a_paper_stay_words()
    {
        const string Hostile = "<script>alert(1)</script> \\\"><img src=x onerror=alert(2)> javascript:alert(3) \\u202E gniht";
        var entity = _desk.Review.Entities.First(item => item.Item.Entity.Id.Type == "concept").Item;
        var text = await File.ReadAllTextAsync(_desk.ReviewFile);
        await File.WriteAllTextAsync(_desk.ReviewFile, text.Replace($"name: {entity.Entity.Name}\n", $"name: \"{Hostile} {new string('x', 100_000)}\"\n", StringComparison.Ordinal));
        Assert.Contains(_desk.Review.Entities, item => item.Item.Entity.Name.StartsWith("<script>", StringComparison.Ordinal));

        foreach (var address in new[] { "/", $"/paper/{OpenDesk.Paper}", OpenDesk.ItemAddress(entity.Key) })
        {
            var page = await _desk.GetAsync(address);

            Assert.Single(page.Scripts);
            Assert.Empty(page.Images);
            Assert.All(page.Links, link => Assert.DoesNotContain("javascript:", link.GetAttribute("href"), StringComparison.Ordinal));
            Assert.DoesNotContain('\u202E', page.DocumentElement.OuterHtml);
        }

        Assert.Contains("<script>alert(1)</script>", (await _desk.GetAsync(OpenDesk.ItemAddress(entity.Key))).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_machine_is_listened_to()
    {
        Assert.True(_desk.Address.IsLoopback);
        var own = (await Dns.GetHostAddressesAsync(Dns.GetHostName())).FirstOrDefault(address => !IPAddress.IsLoopback(address));
        if (own is null)
            return;
        using var client = new TcpClient(own.AddressFamily);

        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(own, _desk.Address.Port));
    }

    private async Task<Dictionary<string, string>> FieldsAsync()
    {
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_desk.Review.Entities[0].Item.Key));
        var fields = page.QuerySelectorAll("#answer input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        fields["say"] = "Approve";
        return fields;
    }
}
