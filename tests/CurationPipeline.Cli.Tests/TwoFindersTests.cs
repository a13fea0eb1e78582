using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>Two processes that want the index of names of a base which has none yet.</summary>
public sealed class TwoFindersTests
{
    [Fact]
    public async Task Two_processes_at_once_find_the_same_or_are_told_to_wait()
    {
        using var curate = Curate.WithSampleBase();
        var derived = Path.Combine(curate.Folder, ".curation");
        if (Directory.Exists(derived))
            Directory.Delete(derived, recursive: true);

        var both = await Task.WhenAll(Find(curate.Folder), Find(curate.Folder));
        var after = await Find(curate.Folder);

        Assert.Equal(0, after.Code);
        Assert.Contains("concept:alignment-faking", after.Output, StringComparison.Ordinal);
        Assert.Contains(both, run => run.Code == 0);
        Assert.All(both, run => Assert.True(run.Code == 0 ? run.Output == after.Output : run.Error.Contains("is in use by", StringComparison.Ordinal), run.Error));
    }

    private static async Task<(int Code, string Output, string Error)> Find(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, "find", "alignment faking", "--json", "--kb", folder])
        { RedirectStandardOutput = true, RedirectStandardError = true })!; // dotnet runs this test
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
