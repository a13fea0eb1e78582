using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>Whatever a file, a name or an argument holds, nothing that a terminal would obey is printed.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    public void Dispose() => _curate.Dispose();

    [Fact]
    public async Task The_mistake_of_a_review_file_cannot_steer()
    {
        await _curate.OutputOf("ingest", Repository.Paper("honest-refusals.md"));
        Curate.Edit(new ReviewFolder(_curate.Folder).Files().Single(), text =>
            new Regex("decision: pending").Replace(text, "decision: \"x\\e[31m\\u202e\"", 1));

        var ran = await _curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains("'x<U+001B>[31m<U+202E>' is not a decision", ran.Error, StringComparison.Ordinal);
        AssertHarmless(ran);
    }

    [Fact]
    public async Task A_files_name_cannot_steer()
    {
        var file = _curate.File("red\u001b[31m\u202e.md");
        File.Copy(Repository.Paper("honest-refusals.md"), file);

        var done = await _curate.RunAsync("ingest", file);
        var gone = await _curate.RunAsync("text", file + "x");
        var listed = await _curate.RunAsync("review");

        Assert.Equal((0, 2), (done.Code, gone.Code));
        Assert.Contains("red<U+001B>[31m<U+202E>.md: ", done.Error, StringComparison.Ordinal);
        Assert.All([done, gone, listed], AssertHarmless);
    }

    [Fact]
    public void Progress_shows_a_files_name_harmlessly()
    {
        using var error = new StringWriter();
        var line = new ProgressLine(new Terminal(TextReader.Null, TextWriter.Null, error, Interactive: true), 1);

        line.Report(new IngestProgress("/papers/red\u001b[31m\u202e.pdf", "reading", 0, 1));

        Assert.Equal("\r[0/1] reading red<U+001B>[31m<U+202E>.pdf", error.ToString());
    }

    [Fact]
    public async Task An_argument_cannot_steer()
    {
        var found = await _curate.RunAsync("find", "\u001b[31mred");
        var misused = await _curate.RunAsync("no\u001b[31msuch");

        Assert.Contains("<U+001B>[31mred: it is not in the base.", found.Output, StringComparison.Ordinal);
        Assert.Contains("no<U+001B>[31msuch", misused.Error, StringComparison.Ordinal);
        Assert.All([found, misused], AssertHarmless);
    }

    private static void AssertHarmless(Ran ran) =>
        Assert.DoesNotContain(ran.Output + ran.Error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
}
