using System.Text.Json;
using CurationPipeline.Cli;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class FindCommandTests
{
    [Fact]
    public async Task Names_from_arguments_are_answered_as_json()
    {
        var (code, output) = await Find("", "find", "faking alignment", "Alignment-Faking", "nothing like it", "--json");

        Assert.Equal(0, code);
        var results = JsonDocument.Parse(output).RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, results.Count);
        foreach (var result in results.Take(2))
        {
            var first = result.GetProperty("candidates")[0];
            Assert.Equal("concept:alignment-faking", first.GetProperty("id").GetString());
            Assert.Equal("same", first.GetProperty("verdict").GetString());
        }

        Assert.DoesNotContain(results[2].GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("verdict").GetString() == "same");
    }

    [Fact]
    public async Task Names_come_from_standard_input_one_a_line()
    {
        var (code, output) = await Find("sycophancy\n\n{\"name\": \"faking alignment\", \"type\": \"concept\"}\n", "find");

        Assert.Equal(0, code);
        Assert.Contains("sycophancy: it is concept:sycophancy-in-llms.", output, StringComparison.Ordinal);
        Assert.Contains("faking alignment: it is concept:alignment-faking.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused()
    {
        var (code, output) = await Find("", "find", "x", "--type", "gadget");

        Assert.Equal(2, code);
        Assert.Contains("There is no kind of entity 'gadget'", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> Find(string input, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["alignment-faking", "sycophancy-in-llms"])
        {
            var target = Path.Combine(folder.Path, "seeds", "concept", file + ".yaml");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, $"id: concept:{file}\ntype: concept\nname: {Names[file]}\nstatus: active\ndescription: A thing.\naliases:\n  - {Alias[file]}\n");
        }

        var output = new StringWriter();
        var error = new StringWriter();
        var code = await Program.RunAsync([.. arguments, "--kb", folder.Path], new Terminal(new StringReader(input), output, error, false));
        return (code, output.ToString() + (code == 2 ? error.ToString() : ""));
    }

    private static readonly Dictionary<string, string> Names = new() { ["alignment-faking"] = "Alignment Faking", ["sycophancy-in-llms"] = "Sycophancy in LLMs" };

    private static readonly Dictionary<string, string> Alias = new() { ["alignment-faking"] = "faking alignment", ["sycophancy-in-llms"] = "flattery" };
}
