using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate find</c>: is this in the base already?</summary>
internal static class FindCommand
{
    // Below this a different thing is of no interest to a person; a script gets it all.
    private const double WorthPrinting = 0.4;

    private const int MostLetters = 300;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Create(Terminal terminal)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "What to look for; without names they are read from standard input, one a line. A line may be a JSON object: " +
                          "{\"name\": …, \"type\": …, \"aliases\": […], \"authors\": […], \"year\": …, \"arxiv\": …, \"doi\": …, \"sha256\": …}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var type = new Option<string>("--type") { Description = "The kind of entity: concept, paper, thinker, …", DefaultValueFactory = _ => "" };
        var json = Shared.Json();
        var command = new Command("find", "Say whether the base has something already: candidates with verdict, score and reason.") { names, type, json };
        command.SetAction(parsed => Run(
            parsed.Folder(), parsed.GetValue(names)!, parsed.GetValue(type)!, parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(string folder, string[] names, string type, bool json, Terminal terminal)
    {
        using var knowledge = OpenBase.Existing(folder, terminal);
        if (type.Length > 0 && knowledge.Catalog.FindEntity(type) is null)
        {
            var kinds = string.Join(", ", knowledge.Catalog.Entities.Select(kind => kind.Name));
            throw new CurationException($"There is no kind of entity '{type}'; the catalog has {kinds}.");
        }

        var resolver = new Resolver(knowledge.Names);
        var mentions = names.Length > 0 ? names.Select(name => new Mention(type, name)) : ReadLines(terminal.Input, type);
        var results = mentions.Select(mention => (Mention: mention, Resolution: resolver.Resolve(mention)));
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new { results = results.Select(Shape).ToList() }, Json));
            return 0;
        }

        foreach (var (mention, resolution) in results)
        {
            Print(mention, resolution, knowledge.Graph, terminal);
        }

        return 0;
    }

    private static IEnumerable<Mention> ReadLines(TextReader input, string type)
    {
        while (input.ReadLine() is { } line)
        {
            if (line.Trim().Length > 0)
            {
                yield return line.TrimStart().StartsWith('{') ? ReadObject(line, type) : new Mention(type, line.Trim());
            }
        }
    }

    private static Mention ReadObject(string line, string type)
    {
        try
        {
            return JsonSerializer.Deserialize<FindLine>(line, Json)?.ToMention(type) ?? new Mention(type, line.Trim());
        }
        catch (JsonException exception)
        {
            throw new CurationException($"The line '{line}' looks like JSON and is not: {exception.Message} Write a name, or a JSON object with 'name'.");
        }
    }

    private static object Shape((Mention Mention, Resolution Resolution) result) => new
    {
        name = result.Mention.Name,
        candidates = result.Resolution.Candidates.Select(candidate => new
        {
            id = candidate.Id.ToString(),
            verdict = candidate.Verdict.ToString().ToLowerInvariant(),
            score = Math.Round(candidate.Score, 3),
            reason = candidate.Reason,
        }),
        warnings = result.Resolution.Warnings is { Count: > 0 } warnings ? warnings : null,
    };

    private static void Print(Mention mention, Resolution resolution, GraphStore graph, Terminal terminal)
    {
        if (NameKey.Of(mention.Kind, mention.Name).Length == 0)
        {
            terminal.Print(resolution.Reason);
            return;
        }

        var name = Short(mention.Name);
        terminal.Print(resolution.Verdict switch
        {
            Verdict.Same => $"{name}: it is {resolution.Same}.",
            Verdict.Possible => $"{name}: it may be one of these.",
            _ => $"{name}: it is not in the base.",
        });
        foreach (var warning in resolution.Warnings)
        {
            terminal.Print($"  ! {warning}");
        }

        foreach (var candidate in resolution.Candidates.Where(candidate => candidate.Verdict != Verdict.Different || candidate.Score >= WorthPrinting))
        {
            var verdict = candidate.Verdict.ToString().ToLowerInvariant();
            terminal.Print(FormattableString.Invariant($"  {verdict,-9} {candidate.Score:F2}  {candidate.Id}  {graph.FindEntity(candidate.Id)?.Name}"));
            terminal.Print($"                  {Short(candidate.Reason)}");
        }
    }

    /// <summary>As much of a text as tells a person which one it is.</summary>
    private static string Short(string text) => text.Length <= MostLetters
        ? text
        : FormattableString.Invariant($"{text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)]}… ({text.Length:N0} letters)");

    /// <summary>A line of standard input that says more than a name.</summary>
    private sealed record FindLine(
        string? Name, string? Type, IReadOnlyList<string>? Aliases, IReadOnlyList<string>? Authors, int? Year, string? Arxiv, string? Doi, string? Sha256)
    {
        public Mention ToMention(string type) => new(Type ?? type, Name ?? "")
        {
            Aliases = Aliases ?? [],
            Paper = Authors is null && Year is null && Arxiv is null && Doi is null && Sha256 is null
                ? null
                : new PaperDetails(Authors ?? [], Year, Arxiv, Doi, Sha256 is null ? [] : [Sha256]),
        };
    }
}
