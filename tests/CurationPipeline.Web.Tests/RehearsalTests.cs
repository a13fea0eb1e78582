using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

public sealed class RehearsalTests
{
    [Fact]
    public async Task What_is_rehearsed_is_in_no_file_and_in_no_history()
    {
        await using var open = await OpenDesk.OnFixtureAsync();
        var before = await File.ReadAllTextAsync(open.ReviewFile);
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(open.ReviewFile))!; // of the base
        using var desk = new Desk(new DeskOptions(folder, "Ada", _ => CurationPipeline.Tests.Support.Repository.Paper("probing-situational-awareness.pdf")));

        await new Rehearsal(desk, new DeskRoutes(desk, new DeskGuard())).RunAsync();

        Assert.Equal(before, await File.ReadAllTextAsync(open.ReviewFile));
        Assert.All(desk.Files(), file => Assert.Null(file.LastStep));
        Assert.Equal([open.ReviewFile], Directory.GetFiles(Path.GetDirectoryName(open.ReviewFile)!, "*.yaml"));
    }
}
