using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

public sealed class EventLogTests : IDisposable
{
    private readonly Curate _curate = new();

    [Fact]
    public async Task An_ingest_leaves_its_stages_calls_and_numbers()
    {
        using var server = new ModelServer(request => request.Number == 1 ? Answer.Fails(503, "Busy.", "retry-after-ms: 1\r\n") : Answer.Says(Good(request.Json)));
        var paper = Write(_curate.File("paper.md"));
        var broken = _curate.File("broken.pdf");
        await File.WriteAllTextAsync(broken, "%PDF-1.7 and nothing else");

        var ran = await _curate.RunAsync("ingest", paper, broken, "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, "--log", _curate.File("log.jsonl"));

        var lines = Lines("log.jsonl");
        Assert.Equal(1, ran.Code);
        Assert.Equal(("run.started", "ingest"), (lines[0].Event(), lines[0].Text("command")));
        Assert.Equal(["reading", "extracting", "proposing"], lines.Of("stage").Where(line => line.Text("document") == paper).Select(line => line.Text("stage")));
        Assert.Equal(["warning 503"], lines.Of("call").Select(line => $"{line.Text("level")} {line.Text("error")}").Where(line => line != "info "));
        Assert.All(lines.Of("call").Where(line => line.Text("level") == "info"), line => Assert.Equal((100, 20), (line.GetProperty("tokens_in").GetInt32(), line.GetProperty("tokens_out").GetInt32())));
        var done = Assert.Single(lines.Of("document"), line => line.Text("outcome") == "done");
        Assert.Equal((paper, "info", 200), (done.Text("document"), done.Text("level"), done.GetProperty("tokens_in").GetInt32()));
        var failed = Assert.Single(lines.Of("document"), line => line.Text("outcome") == "failed");
        Assert.Equal((broken, "error", "reading"), (failed.Text("document"), failed.Text("level"), failed.Text("stage")));
        Assert.Contains(failed.Text("error"), ran.Error, StringComparison.Ordinal);
        Assert.Equal(("run.ended", 1), (lines[^1].Event(), lines[^1].GetProperty("exit_code").GetInt32()));
        Assert.All(lines, line => Assert.Equal(_curate.Time.Now.UtcDateTime, line.GetProperty("time").GetDateTime()));
    }

    [Fact]
    public async Task Neither_words_of_the_paper_nor_the_password_are_in_it()
    {
        using var server = new ModelServer(request => Answer.Says(Good(request.Json)));
        var paper = Write(_curate.File("paper.md"));

        await _curate.RunAsync("ingest", paper, "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint, "--password", "let-me-in", "--log", _curate.File("log.jsonl"));

        var log = await File.ReadAllTextAsync(_curate.File("log.jsonl"));
        Assert.All(["let-me-in", "reward model", "Mirror Auditing", "verbatim", "Sentence 1"], words => Assert.DoesNotContain(words, log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_command_has_it_and_later_runs_add_to_it()
    {
        await _curate.RunAsync("status", "--log", _curate.File("log.jsonl"));
        await _curate.RunAsync("show", "concept:nothing", "--log", _curate.File("log.jsonl"));

        var lines = Lines("log.jsonl");
        Assert.Equal(["status", "show"], lines.Of("run.started").Select(line => line.Text("command")));
        Assert.Equal([0, 2], lines.Of("run.ended").Select(line => line.GetProperty("exit_code").GetInt32()));
        Assert.Contains("concept:nothing", Assert.Single(lines.Of("message")).Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-folder/log.jsonl")]
    [InlineData(".")]
    public async Task A_log_that_cannot_be_written_is_said_once(string path)
    {
        var ran = await _curate.RunAsync("catalog", "--log", _curate.File(path));

        Assert.Equal(0, ran.Code);
        Assert.NotEmpty(ran.Output);
        Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("cannot be written", StringComparison.Ordinal) && line.EndsWith("the run goes on without it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_left_alone()
    {
        var ledger = _curate.File("decisions.jsonl");
        await File.WriteAllTextAsync(ledger, """{"id":"1"}""" + "\n");

        var ran = await _curate.RunAsync("catalog", "--log", ledger);

        Assert.Equal(0, ran.Code);
        Assert.Contains("it holds something else than a log of curate", ran.Error, StringComparison.Ordinal);
        Assert.Equal("""{"id":"1"}""" + "\n", await File.ReadAllTextAsync(ledger));
    }

    [Fact]
    public async Task Runs_at_the_same_time_may_share_a_log()
    {
        var logs = Enumerable.Range(0, 4).Select(_ => new EventLog(_curate.Time, new DiskFiles())).ToList();
        var told = new List<string>();

        await Task.WhenAll(logs.Select((log, number) => Task.Run(() =>
        {
            log.Open(_curate.File("log.jsonl"), _curate.Folder, told.Add);
            for (var i = 0; i < 50; i++)
                log.Write(EventLog.Info, "test", ("run", number), ("text", "🜁 \u001b[2J"));
        })));

        Assert.Empty(told);
        Assert.Equal(200, Lines("log.jsonl").Count);
        Assert.DoesNotContain('\u001b', await File.ReadAllTextAsync(_curate.File("log.jsonl")));
    }

    [Fact]
    public async Task An_ingest_ends_with_what_a_person_wants_to_know()
    {
        using var server = new ModelServer(request => Answer.Says(Good(request.Json)));
        Directory.CreateDirectory(_curate.File("papers"));
        Write(_curate.File("papers", "one.md"), "The First");
        Write(_curate.File("papers", "two.md"), "The Second");
        await File.WriteAllTextAsync(_curate.File("papers", "broken.pdf"), "%PDF-1.7 and nothing else");

        var ran = await _curate.RunAsync("ingest", _curate.File("papers"), "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint);

        Assert.Contains("2 of 3 documents done in ", ran.Output, StringComparison.Ordinal);
        Assert.Contains(" items wait for you (6 entities), ", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"Calls to the model: {server.Count}; {100 * server.Count} tokens in, {20 * server.Count} out; the slowest took ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("broken.pdf", ran.Output.Split("Failed, 1 of 3:\n")[1], StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();

    private List<JsonElement> Lines(string file) =>
        [.. File.ReadLines(_curate.File(file)).Select(line => JsonDocument.Parse(line).RootElement)];
}

file static class LogLines
{
    public static string Event(this JsonElement line) => line.Text("event");

    public static string Text(this JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.GetString()! : "";

    public static IEnumerable<JsonElement> Of(this IEnumerable<JsonElement> lines, string name) => lines.Where(line => line.Event() == name);
}
