using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

/// <summary>What the program itself, as a process of its own, resolves and connects to.</summary>
public sealed partial class NetworkTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Fact]
    public async Task Without_a_model_nothing_is_connected_to()
    {
        Assert.Empty(await ConnectionsOf("ingest", Write(_curate.File("paper.md")), "--model", "rules"));
        Assert.Empty(await ConnectionsOf("similar"));
    }

    [Fact]
    public async Task With_a_model_only_its_endpoint_is_connected_to()
    {
        using var server = new ModelServer(request => Answer.Says(Good(request.Json)));

        var connections = await ConnectionsOf("ingest", Write(_curate.File("paper.md")), "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint);

        Assert.NotEmpty(connections);
        Assert.All(connections, connection => Assert.Equal(new Uri(server.Endpoint).Port, PortIn(connection)));
    }

    public void Dispose() => _curate.Dispose();

    private async Task<string[]> ConnectionsOf(params string[] arguments)
    {
        var file = _curate.File("network.txt");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(NetworkTests).Assembly.Location,
                [StartupHook.Variable] = file,
                ["OPENAI_API_KEY"] = "sk-test",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "",
            },
        };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. arguments, "--kb", _curate.Folder])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!; // it starts or throws
        var printed = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await printed;
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, said);
        return File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
    }

    /// <summary>An address is written as its family, its length and its bytes, of which the first two are the port.</summary>
    private static int PortIn(string connection)
    {
        var bytes = Address().Match(connection);
        return bytes.Success ? (256 * Number(bytes.Groups[1])) + Number(bytes.Groups[2]) : -1;

        static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"ConnectStart InterNetwork(?:V6)?:\d+:\{(\d+),(\d+),.*127,0,0,1")]
    private static partial Regex Address();
}
