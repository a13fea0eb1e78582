using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Cli.Tests.Docs;

/// <summary>The workflow in the documentation does what it says.</summary>
public sealed partial class ContinuousIntegrationTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();

    [Fact]
    public async Task The_workflow_is_yaml_and_its_commands_pass_on_the_sample_base()
    {
        var commands = Commands().ToList();

        Assert.Equal(["regenerate --check --diff", "check", "diff", "site --out site"], commands);
        foreach (var command in commands)
            await _curate.OutputOf(command.Replace("--out site", $"--out {_curate.File("site")}", StringComparison.Ordinal).Split(' '));
        Assert.True(File.Exists(_curate.File("site", "index.html")));
    }

    [Fact]
    public async Task The_workflow_fails_on_an_entry_that_the_ledger_does_not_know()
    {
        await _curate.OutputOf("status");
        Curate.Edit(_curate.File("seeds", "concept", "compliance-gap.yaml"), text => text.Replace("name: ", "name: Another ", StringComparison.Ordinal));

        Assert.Equal(1, (await _curate.RunAsync("regenerate", "--check", "--diff")).Code);
    }

    public void Dispose() => _curate.Dispose();

    private static IEnumerable<string> Commands()
    {
        var workflow = Block().Match(File.ReadAllText(Repository.File("docs", "continuous-integration.md"))).Groups["yaml"].Value;
        var yaml = new YamlStream();
        yaml.Load(new StringReader(workflow));
        return yaml.Documents[0].AllNodes.OfType<YamlScalarNode>()
            .SelectMany(node => Command().Matches(node.Value ?? "")).Select(match => match.Groups["command"].Value);
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^curate (?<command>[^|\n]+?)( \|.*)?$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
