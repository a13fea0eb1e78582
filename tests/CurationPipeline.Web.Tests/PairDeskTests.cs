using System.Net;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;
using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

/// <summary>The question about two entities at the desk, by the one address that is the same for ever.</summary>
public sealed class PairDeskTests : IAsyncLifetime
{
    private const string Address = "/pair?one=concept%3Areward-hacking&other=concept%3Aspecification-gaming";

    private OpenDesk _desk = null!; // set before each test

    public async Task InitializeAsync()
    {
        var folder = new TemporaryFolder();
        using (var knowledge = KnowledgeBase.Open(folder.Path))
        {
            knowledge.Decide(
                [.. new[] { ("reward-hacking", "Reward <b>Hacking</b>"), ("specification-gaming", "Specification Gaming") }
                    .Select(name => new NewDecision.ApproveEntity(new Entity(new EntityId("concept", name.Item1), name.Item2, "Something.")))],
                "Ada");
        }

        _desk = await OpenDesk.OnAsync(folder);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task The_address_asks_what_nobody_has_asked_yet()
    {
        var before = await _desk.GetAsync(Address);

        var asked = await _desk.SendAsync(before, "form.bar");
        var again = await _desk.Browser.GetAsync(new Uri(Address.Replace("one=", "x=", StringComparison.Ordinal).Replace("other=", "one=", StringComparison.Ordinal).Replace("x=", "other=", StringComparison.Ordinal), UriKind.Relative));

        Assert.StartsWith("/paper/similar/item/", asked.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(asked.RequestMessage.RequestUri, again.RequestMessage!.RequestUri);
        Assert.Contains("Reward &lt;b&gt;Hacking&lt;/b&gt;", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_explained()
    {
        await _desk.SendAsync(await _desk.GetAsync(Address), "form.bar");
        await File.WriteAllTextAsync(Path.Combine(_desk.Folder, "reviews", "similar.review.yaml"), "pairs: [");

        var page = await _desk.Browser.GetAsync(new Uri(Address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("this is not YAML", (await OpenDesk.ParseAsync(page)).QuerySelector(".failed")!.TextContent, StringComparison.Ordinal); // there is one
    }

    [Fact]
    public async Task An_edge_a_merge_and_unrelated_are_one_form_each()
    {
        await _desk.SendAsync(await _desk.GetAsync(Address), "form.bar");

        await _desk.SendAsync(
            await _desk.GetAsync(Address), "#join form", ("edge", "concept:specification-gaming extends concept:reward-hacking"), ("rationale", "It is \"a case\" of it."));
        var joined = Pair();
        await _desk.SendAsync(await _desk.GetAsync(Address), "#same form", ("same", "concept:specification-gaming"));
        var same = Pair();
        await _desk.SendAsync(await _desk.GetAsync(Address), "#answer", ("say", "Reject"));

        Assert.Equal((Say.Approve, "It is \"a case\" of it.", "extends"), (joined.Answer.Say, joined.Item.Rationale, joined.Item.Edge!.Value.Relation));
        Assert.Equal("concept:specification-gaming", same.Answer.SameAs.ToString());
        Assert.Equal(Say.Reject, Pair().Answer.Say);
    }

    [Fact]
    public async Task An_edge_between_others_is_refused()
    {
        await _desk.SendAsync(await _desk.GetAsync(Address), "form.bar");

        var page = await OpenDesk.ParseAsync(await _desk.SendAsync(
            await _desk.GetAsync(Address), "#join form", ("edge", "concept:other extends concept:reward-hacking"), ("rationale", "x")));

        Assert.Equal("The edge has to join the two entities of the question.", page.QuerySelector(".said.failed")?.TextContent);
        Assert.Equal(Say.Pending, Pair().Answer.Say);
    }

    [Fact]
    public async Task The_answer_is_applied_and_the_address_says_so()
    {
        await _desk.SendAsync(await _desk.GetAsync(Address), "form.bar");
        await _desk.SendAsync(await _desk.GetAsync(Address), "#answer", ("say", "Reject"));

        await _desk.SendAsync(await _desk.GetAsync("/paper/similar"), "form[action$=apply]");
        var page = await _desk.GetAsync(Address);

        Assert.Contains("Ada said 'unrelated' of them", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("all decided", (await _desk.GetAsync("/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_nothing_is_told()
    {
        var nothing = await _desk.Browser.GetAsync(new Uri("/pair?one=concept%3Areward-hacking&other=x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private Reviewed<ProposedPair> Pair() => ReviewReader.Read(Path.Combine(_desk.Folder, "reviews", "similar.review.yaml")).Pairs.Single();
}
