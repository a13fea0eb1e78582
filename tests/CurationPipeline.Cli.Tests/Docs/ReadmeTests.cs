using System.Text.RegularExpressions;
using CurationPipeline.Cli.Commands;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Docs;

/// <summary>What the README says can be typed and seen; the other claims stand with their tests in docs/measurements.md.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.File("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_table_names_every_command_and_no_other()
    {
        var table = Readme[Readme.IndexOf("## Commands", StringComparison.Ordinal)..Readme.IndexOf("`ingest` extracts with", StringComparison.Ordinal)];
        var named = TableCell().Matches(table).SelectMany(cell => Command().Matches(cell.Value).Select(match => match.Groups[1].Value)).Distinct();

        var root = CommandTable.Root(new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, Interactive: false));

        Assert.Equal(root.Subcommands.Select(command => command.Name).Order(), named.Order());
    }

    [Fact]
    public async Task Its_first_command_gives_what_it_shows()
    {
        using var curate = Curate.WithSampleBase();

        var ran = await curate.RunAsync("ingest", Repository.Paper("probing-situational-awareness.pdf"));

        foreach (var line in (string[])["Extracting with 'rules'", "probing-situational-awareness.pdf: "])
            Assert.Contains(Shown(line).Split(" -> ")[0], ran.Error, StringComparison.Ordinal);
        Assert.Contains(Shown("Next: "), ran.Output, StringComparison.Ordinal);
        var item = Readme[Readme.IndexOf("  - key: ", StringComparison.Ordinal)..];
        item = item[..item.IndexOf("```", StringComparison.Ordinal)];
        Assert.Contains(item, await File.ReadAllTextAsync(Directory.GetFiles(curate.File("reviews"), "*.review.yaml").Single()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Extracting with 'rules', because neither --model nor CURATION_MODEL names another.")]
    [InlineData("CURATION_MODEL", "rules", "Extracting with 'rules', because CURATION_MODEL names it.")]
    [InlineData("OPENAI_API_KEY", "sk-none", "Extracting with 'openai:gpt-4.1-mini', because OPENAI_API_KEY is set.")]
    public async Task One_line_says_which_model_and_why(string variable, string value, string expected)
    {
        using var curate = new Curate();
        curate.Environment[variable] = value;

        var ran = await curate.RunAsync("ingest", Repository.Paper("honest-refusals.md"), "--dry-run");

        Assert.Equal(0, ran.Code);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_a_model_would_take_and_writes_nothing()
    {
        using var curate = new Curate();

        var output = await curate.OutputOf(
            "ingest", Repository.Paper("honest-refusals.md"), "--model", "openai:gpt-4.1-mini", "--endpoint", "http://127.0.0.1:9", "--dry-run");

        Assert.Matches(@"about 1 requests, [0-9,]+ tokens in, [0-9,]+ out, 0\.00[0-9]* USD\.", output);
        Assert.Contains("Nothing was sent.", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(curate.File("reviews")));
    }

    [Fact]
    public void Every_test_that_the_measurements_name_is_there()
    {
        var measurements = File.ReadAllText(Repository.File("docs", "measurements.md"));
        var tests = string.Concat(Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

        var named = TestName().Matches(measurements).Select(match => match.Value).Distinct().ToList();

        Assert.True(named.Count > 30);
        Assert.DoesNotContain(named, name => !tests.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>The line of the README that begins so.</summary>
    private static string Shown(string beginning) => Readme.Split('\n').First(line => line.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex(@"(?<=\n\| )[^|]+(?= \|)")]
    private static partial Regex TableCell();

    [GeneratedRegex("`([a-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b|\b[A-Z][a-z]*(_[a-z0-9]+)+\b")]
    private static partial Regex TestName();
}
