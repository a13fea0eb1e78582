using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary>The options by which a command that extracts is told who does it, and how.</summary>
internal sealed class ModelOptions(string who, string concurrency)
{
    private const int CallsAtOnce = 8;

    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "Address of a server that speaks OpenAI's protocol; without it OPENAI_BASE_URL.", HelpName = "URL" };
    private readonly Option<int> _passes = new("--passes") { Description = "How often a model is asked for what it missed.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<int?> _concurrency = new("--concurrency") { Description = concurrency, HelpName = "N" };
    private readonly Option<decimal?> _maxCost = new("--max-cost") { Description = "Stop before a model's calls cost more; run again to go on.", HelpName = "USD" };

    public Option<string?> Model { get; } = new("--model") { Description = who, HelpName = "SPEC" };

    /// <summary>Those that say how, in the order in which help lists them.</summary>
    public IEnumerable<Option> How => [_endpoint, _passes, _concurrency, _maxCost];

    /// <summary>How many at once, where that was asked for.</summary>
    public int? Concurrency(ParseResult parsed) => parsed.GetValue(_concurrency);

    public ModelRequest Of(ParseResult parsed) => new(parsed.GetValue(Model))
    {
        Endpoint = parsed.GetValue(_endpoint),
        Passes = parsed.GetValue(_passes),
        MaxCostUsd = parsed.GetValue(_maxCost),
        Concurrency = Math.Max(1, Concurrency(parsed) ?? CallsAtOnce),
    };
}
