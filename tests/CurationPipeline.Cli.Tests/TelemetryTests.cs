using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

public sealed class TelemetryTests
{
    private const string Key = "sk-secret-key-of-the-test";

    [Fact]
    public async Task Calls_are_traced_where_the_environment_says()
    {
        using var model = new ModelServer(request => Answer.Says(Good(request.Json)));
        using var collector = new ModelServer(_ => new Answer(200, ""));
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            ArgumentList = { typeof(Program).Assembly.Location, "ingest", Write(folder), "--kb", folder.Path, "--model", "openai:gpt-4o-mini", "--endpoint", model.Endpoint },
            Environment =
            {
                ["OPENAI_API_KEY"] = Key,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint[..^"/v1".Length],
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
        };

        using var process = Process.Start(start)!; // it starts or throws
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, said);
        var traces = string.Concat(collector.Requests.Where(request => request.Path == "/traces").Select(request => request.Body));
        Assert.Contains("chat gpt-4o-mini", traces, StringComparison.Ordinal);
        Assert.Contains("gen_ai.usage.input_tokens", traces, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Reward hacking", traces, StringComparison.OrdinalIgnoreCase);
    }
}
