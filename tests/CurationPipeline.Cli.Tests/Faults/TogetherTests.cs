using System.Diagnostics;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>Two commands on one base at the same time: one waits for the other or says who has it, and nothing is lost.</summary>
public sealed class TogetherTests
{
    [Theory]
    [InlineData("apply all", "apply")]
    [InlineData("apply all", "status")]
    [InlineData("apply all", "ingest", "ROOM/papers", "--model", "rules")]
    [InlineData("merge 1", "site", "--out", "ROOM/site")]
    [InlineData("regenerate 1", "regenerate")]
    public async Task Two_commands_end_as_one_after_the_other(string name, params string[] other)
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == name));
        using var room = test.Before();

        var ran = await Task.WhenAll(
            Task.Run(() => room.RunAsync(10, new Disk(), test.Command)),
            Task.Run(() => room.RunAsync(10, new Disk(), other)));

        Assert.All(ran, one => Assert.True(one.Code == 0 || one.Error.Contains("in use by another curate", StringComparison.Ordinal), one.Error));
        Directory.Delete(room.File("base", ".curation"), recursive: true);
        if (Directory.Exists(room.File("site")))
            Directory.Delete(room.File("site"), recursive: true);
        Assert.Null(await test.GoOnAsync(room, StoreFate.Kept));
    }

    [Fact]
    public async Task Two_processes_end_as_one_after_the_other()
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == "apply all"));
        using var room = test.Before();
        using var one = room.Start(test.Command);
        using var other = room.Start(test.Command);

        foreach (var process in new[] { one, other })
        {
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0 || said.Contains("in use by another curate", StringComparison.Ordinal), said);
        }

        Assert.Null(await test.GoOnAsync(room, StoreFate.Kept));
    }

    [Fact]
    public async Task A_base_in_use_names_the_process_that_has_it()
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == "apply all"));
        using var room = test.Before();
        using (Seeds.KnowledgeBase.Open(room.Base))
        {
            var ran = await room.RunAsync(10, new Disk(), "apply");

            Assert.Equal(
                (2, $"The base '{room.Base}' is in use by another curate (process {Environment.ProcessId}). Wait until it has ended, or stop it, and run the command again.\n"),
                (ran.Code, ran.Error));
        }

        Assert.Null(await test.GoOnAsync(room, StoreFate.Kept));
    }
}
