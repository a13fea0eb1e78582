using System.Collections.Concurrent;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;
using Xunit.Abstractions;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>
/// Each request of an ingest goes wrong in every way, and the process dies at each step of it: the same ingest again ends as one
/// that ran through, and a reply that was kept is not paid for again.
/// </summary>
public sealed class RequestFaultTests(ITestOutputHelper output)
{
    private static readonly (string Name, Answer Answer)[] Faults =
    [
        ("too many requests", Answer.Fails(429, "slow down", "Retry-After: 0\r\n")),
        ("a server's error", Answer.Fails(500, "oops")),
        ("a bad request", Answer.Fails(400, "no")),
        ("the key is refused", Answer.Fails(401, "no")),
        ("no such model", Answer.Fails(404, "no")),
        ("reset in mid-body", Answer.Says(GoodOdd) with { Resets = true }),
        ("an empty body", new Answer(200, "")),
        ("a page in place of JSON", new Answer(200, "<html>Bad gateway</html>")),
        ("a refusal", Answer.Says("", refusal: "I cannot help with that.")),
        ("filtered", Answer.Says("", finish: "content_filter")),
        ("prose", Answer.Says("I would rather not say.")),
        ("the wrong schema", Answer.Says("{\"answer\": 42}")),
    ];

    [Fact]
    public async Task A_failed_request_costs_nothing_that_was_there()
    {
        var (expected, requests, _) = await RunAsync(-1, default, new FailingDisk());
        var tried = 0;
        for (var number = 1; number <= requests; number++)
        {
            foreach (var (name, fault) in Faults)
            {
                var (reviews, _, twice) = await RunAsync(number, fault, new FailingDisk());

                Assert.True(reviews == expected, $"{name} at request {number} of {requests}:\n{reviews}\nin place of\n{expected}");
                Assert.True(twice == 0, $"{name} at request {number}: {twice} replies were paid for twice.");
                tried++;
            }
        }

        output.WriteLine($"{tried} faults at {requests} requests, all survived");
    }

    [Fact]
    public async Task A_death_costs_at_most_the_reply_that_was_on_its_way()
    {
        var disk = new FailingDisk();
        var (expected, _, _) = await RunAsync(-1, default, disk);
        for (var step = 0; step < disk.Steps.Count; step++)
        {
            var (reviews, _, twice) = await RunAsync(-1, default, new FailingDisk(step, DiskFault.DeathHalfway));

            Assert.True(reviews == expected, $"Death at step {step} ({disk.Steps[step]}):\n{reviews}\nin place of\n{expected}");
            Assert.InRange(twice, 0, 1);
        }

        output.WriteLine($"{disk.Steps.Count} deaths, all survived");
    }

    /// <summary>Ingests twice, the first time with what goes wrong.</summary>
    private static async Task<(string Reviews, int Requests, int PaidTwice)> RunAsync(int failing, Answer? fault, FailingDisk disk)
    {
        using var room = new Room();
        Directory.CreateDirectory(room.File("papers"));
        var papers = new[] { Write(room.File("papers", "one.md"), "First Paper"), Write(room.File("papers", "two.md"), "Second Paper") };
        var paid = new ConcurrentDictionary<string, int>();
        using var server = new ModelServer(request =>
        {
            if (request.Number == failing)
                return fault!; // there is one where one fails
            // A dead process asks nothing more, and this one only seems to be dead.
            if (!disk.IsDead)
                paid.AddOrUpdate(request.Body, 1, (_, times) => times + 1);
            return Answer.Says(Good(request.Json));
        });

        try
        {
            await IngestAsync(room, server, papers, disk);
        }
        catch (DeathException)
        {
        }

        var requests = server.Count;
        await IngestAsync(room, server, papers, new Disk());
        // What comes later stands behind what was there: the order of items may be another.
        var reviews = new ReviewFolder(room.Base).Files().Select(file => string.Join('\n', File.ReadLines(file).Order(StringComparer.Ordinal)));
        return (string.Join('\n', reviews), requests, paid.Values.Sum(times => times - 1));
    }

    private static async Task IngestAsync(Room room, ModelServer server, string[] papers, IDisk disk)
    {
        Directory.CreateDirectory(room.Base);
        using var knowledge = KnowledgeBase.Open(room.Base, Room.TimeAt(1), null, disk);
        var extractor = Models.Open("openai:gpt-4o-mini", new ModelRequest(null)
        {
            Endpoint = server.Endpoint,
            Key = "sk-test",
            Replies = new KeptReplies(knowledge.Graph.Caches),
            Concurrency = 1,
            FirstWait = TimeSpan.FromMilliseconds(1),
        });
        await foreach (var _ in new Pipeline(knowledge, extractor, 1).IngestAsync(papers))
        {
        }
    }
}
