using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>What is named as a file and is none, or goes away meanwhile: a sentence, and never a program that hangs.</summary>
public sealed class OddFileTests : IDisposable
{
    private readonly Curate _curate = new();

    public OddFileTests() => TwoPartPaper.Write(_curate.File("good.md"));

    [Theory]
    [InlineData("'ODD' is empty or no ordinary file; fetch the file again.", "text", "PATH")]
    [InlineData("'ODD' is empty or no ordinary file; fetch the file again.", "ingest", "PATH", "--model", "rules")]
    [InlineData("'PATH' is empty, or it is a pipe or a device; give a file.", "apply", "PATH")]
    public async Task A_pipe_is_not_waited_for(string message, params string[] command)
    {
        using var made = Process.Start("mkfifo", [_curate.File("odd.md")]);
        await made.WaitForExitAsync();
        if (made.ExitCode != 0)
            return;

        var ran = await RunAsync("odd.md", command);

        Assert.Equal(2, ran.Code);
        Assert.Contains(message.Replace("ODD", "odd.md", StringComparison.Ordinal).Replace("PATH", _curate.File("odd.md"), StringComparison.Ordinal), ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_among_papers_stops_no_other()
    {
        Directory.CreateDirectory(_curate.File("papers"));
        File.Move(_curate.File("good.md"), _curate.File("papers", "good.md"));
        File.CreateSymbolicLink(_curate.File("papers", "gone.md"), _curate.File("nowhere.md"));
        using var made = Process.Start("mkfifo", [_curate.File("papers", "odd.md")]);
        await made.WaitForExitAsync();

        var ingested = await RunAsync("papers", "ingest", "PATH", "--model", "rules");
        var file = new ReviewFolder(_curate.Folder).Files().Single();
        Curate.Edit(file, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));
        File.Move(_curate.File("papers", "good.md"), _curate.File("papers", "moved.md"));
        var applied = await RunAsync("papers", "apply", "--papers", "PATH");

        Assert.Equal(1, ingested.Code);
        Assert.Contains("gone.md' does not exist; check the path.", ingested.Error, StringComparison.Ordinal);
        Assert.True(applied.Code == 0, applied.Error);
    }

    [Theory]
    [InlineData("'PATH' is a folder; name the files in it.", "text", "PATH")]
    [InlineData("The folder 'PATH' has no .pdf, .txt or .md file.", "ingest", "PATH", "--model", "rules")]
    [InlineData("'PATH' is a folder; give a file.", "apply", "PATH")]
    public async Task A_folder_is_no_file(string message, params string[] command)
    {
        Directory.CreateDirectory(_curate.File("folder"));

        var ran = await RunAsync("folder", command);

        Assert.Equal((2, message.Replace("PATH", _curate.File("folder"), StringComparison.Ordinal) + "\n"), (ran.Code, ran.Error));
    }

    [Fact]
    public async Task A_review_file_that_is_not_there_is_told()
    {
        var ran = await RunAsync("none.review.yaml", "apply", "PATH");

        Assert.Equal((2, $"There is no file '{_curate.File("none.review.yaml")}'; check the path.\n"), (ran.Code, ran.Error));
    }

    public void Dispose() => _curate.Dispose();

    private async Task<Ran> RunAsync(string name, params string[] command)
    {
        var running = Task.Run(() => _curate.RunAsync([.. command.Select(word => word.Replace("PATH", _curate.File(name), StringComparison.Ordinal))]));
        Assert.Same(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromMinutes(2))));
        return await running;
    }
}
