using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using CurationPipeline.Chat;
using CurationPipeline.Cli.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

/// <summary>The key is in no file, message, recording, trace, metric or log, whatever a server says: this one says it wherever it can.</summary>
public sealed class KeyTests : IDisposable
{
    private const string Key = "sk-secret-key-of-the-test";

    private readonly Curate _curate = new();
    private readonly ConcurrentBag<string> _traced = [];
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new();

    public KeyTests()
    {
        _curate.Environment["OPENAI_API_KEY"] = Key;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is WatchedCall.SourceName or WatchedDocument.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _traced.Add($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(_listener);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is WatchedCall.SourceName or WatchedDocument.SourceName)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _traced.Add($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => _traced.Add($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.Start();
    }

    private static readonly Dictionary<string, Func<int, Answer>> Servers = new()
    {
        ["a good reply with the key in it"] = _ => Answer.Says(Reply(Entity("concept", $"Reward {Key}", Calm), Entity("concept", "Hacking", Calm))),
        ["no JSON but the key"] = _ => Answer.Says($"I was called with {Key}."),
        ["a refusal with the key"] = _ => Answer.Says("", refusal: $"I refuse {Key}."),
        ["401"] = _ => Answer.Fails(401, $"Incorrect API key provided: {Key}"),
        ["403"] = _ => Answer.Fails(403, $"No access for {Key}"),
        ["404"] = _ => Answer.Fails(404, $"{Key} has no such model"),
        ["400"] = _ => Answer.Fails(400, $"Bad request by {Key}"),
        ["429 without credit"] = _ => Answer.Fails(429, $"insufficient_quota for {Key}"),
        ["reset"] = n => Answer.Says($"{Key}") with { Resets = n == 1 },
        ["no protocol at all"] = n => n == 1 ? new Answer(200, $"<html>{Key}</html>") : Answer.Says(GoodCalm),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Servers.Keys)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_key_is_nowhere(string name, bool batch)
    {
        var asked = 0;
        var desk = new BatchDesk(_ => Servers[name](Interlocked.Increment(ref asked))) { Looks = 0 };
        using var server = new ModelServer(desk.Serve);
        Directory.CreateDirectory(_curate.File("papers"));
        var paper = Write(_curate.File("papers", "paper.md"));

        var ran = await _curate.RunAsync(["ingest", paper, "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, "--record", _curate.File("recorded"), "--log", _curate.File("log.jsonl"), .. batch ? ["--batch"] : Array.Empty<string>()]);

        Assert.Contains(server.Requests, request => request.Head.Contains($"Bearer {Key}", StringComparison.Ordinal));
        Assert.DoesNotContain(Key, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, ran.Error, StringComparison.Ordinal);
        Assert.True(batch || !_traced.IsEmpty);
        Assert.Contains("\"event\":\"document\"", await File.ReadAllTextAsync(_curate.File("log.jsonl")), StringComparison.Ordinal);
        Assert.All(_traced, trace => Assert.DoesNotContain(Key, trace, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(_curate.Folder, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Key, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://user:sk-secret-key-of-the-test@localhost:1/v1")]
    [InlineData("http://localhost:1/v1?key=sk-secret-key-of-the-test")]
    [InlineData("localhost sk-secret-key-of-the-test")]
    public async Task An_endpoint_that_carries_the_key_is_refused_without_saying_it(string endpoint)
    {
        var paper = Write(_curate.File("paper.md"));

        var ran = await _curate.RunAsync("ingest", paper, "--model", "openai:gpt-4o-mini", "--endpoint", endpoint);

        Assert.Equal(2, ran.Code);
        Assert.DoesNotContain(Key, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_curate.File(".curation", "ingest.json")));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
        _curate.Dispose();
    }
}
