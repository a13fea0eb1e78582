using System.Diagnostics;
using System.Diagnostics.Metrics;
using CurationPipeline.Chat;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

public sealed class TelemetryTests
{
    private const string Key = "sk-secret-key-of-the-test";

    [Fact]
    public async Task Traces_and_metrics_go_where_the_environment_says()
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
        Assert.Contains("ingest document", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("Reward hacking", traces, StringComparison.OrdinalIgnoreCase);
        var metrics = string.Concat(collector.Requests.Where(request => request.Path == "/metrics").Select(request => request.Body));
        Assert.All(
            ["gen_ai.client.token.usage", "gen_ai.client.operation.duration", "curation.documents", "curation.items", "curation.document.duration"],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Reward hacking", metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_call_is_measured_by_the_conventions()
    {
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == WatchedCall.SourceName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, 0, tags));
        listener.Start();
        var target = new CallTarget("openai", "measured-model", new Uri("http://localhost:11434/v1"));

        using (var call = WatchedCall.Start(target, "chat"))
            call.Answered("measured-model-1", 1200, 34);
        using (var call = WatchedCall.Start(target, "chat"))
            call.Failed(new CallException("It is busy.") { Status = 503 });

        const string Who = "gen_ai.operation.name=chat gen_ai.provider.name=openai gen_ai.request.model=measured-model server.address=localhost server.port=11434";
        Assert.Equal(
            [
                $"gen_ai.client.token.usage 1200 {Who} gen_ai.response.model=measured-model-1 gen_ai.token.type=input",
                $"gen_ai.client.token.usage 34 {Who} gen_ai.response.model=measured-model-1 gen_ai.token.type=output",
                $"gen_ai.client.operation.duration 0 {Who} gen_ai.response.model=measured-model-1",
                $"gen_ai.client.operation.duration 0 {Who} error.type=503",
            ],
            measured);

        void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var said = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
            if (said.Contains("measured-model", StringComparison.Ordinal)) // other tests call other models meanwhile
                measured.Add($"{instrument.Name} {value} {said}");
        }
    }
}
