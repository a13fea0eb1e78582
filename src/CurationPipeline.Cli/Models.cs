using CurationPipeline.Extract;

namespace CurationPipeline.Cli;

/// <summary>Which extractor a model's name stands for. To add a provider, add its line to the table.</summary>
internal static class Models
{
    private static readonly (string Prefix, Func<string, Terminal, IExtractor> Make)[] Table =
    [
        ("rules", (_, _) => new RuleExtractor()),
    ];

    /// <summary>The extractor that was asked for, else the one that the environment names, else the rules.</summary>
    /// <exception cref="CurationException">There is no such model.</exception>
    public static IExtractor Choose(string? asked, Terminal terminal)
    {
        if (asked is not null)
        {
            return Make(asked, terminal);
        }

        var (spec, why) = terminal.Environment("CURATION_MODEL") is { Length: > 0 } named
            ? (named, "CURATION_MODEL names it")
            : ("rules", "neither --model nor CURATION_MODEL names another");
        terminal.Error.WriteLine($"Extracting with '{spec}', because {why}.");
        return Make(spec, terminal);
    }

    private static IExtractor Make(string spec, Terminal terminal)
    {
        foreach (var (prefix, make) in Table)
        {
            if (spec == prefix || spec.StartsWith(prefix + ":", StringComparison.Ordinal))
            {
                return make(spec[Math.Min(spec.Length, prefix.Length + 1)..], terminal);
            }
        }

        throw new CurationException($"There is no model '{spec}'; the choices are {string.Join(", ", Table.Select(line => line.Prefix))}.");
    }
}
