using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Tests;

/// <summary>
/// Finds what a document says outright: a line <c>Mirror Probing extends Lantern Test, as case 3 shows.</c> is an edge with itself as
/// evidence, and a line <c>Of Mirror Probing one may say 4.</c> is a quote about a concept.
/// </summary>
internal sealed class ScriptedExtractor : IExtractor
{
    public string Name => "rules";

    public Task<Extraction> ExtractAsync(Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken = default)
    {
        var lines = document.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var edges = lines.Select(Edge).OfType<(string Source, string Relation, string Target, QuoteMention Words)>().ToList();
        var quotes = lines.Where(line => line.StartsWith("Of ", StringComparison.Ordinal)).Select(Quote).ToList();
        var names = edges.SelectMany(edge => new[] { (Name: edge.Source, edge.Words), (Name: edge.Target, edge.Words) })
            .Concat(quotes.Select(quote => (quote.About[0].Name, Words: quote))).ToLookup(pair => pair.Name, pair => pair.Words, StringComparer.Ordinal);
        return Task.FromResult(new Extraction(
            Name, new Dictionary<string, string>(), [new Chunk(0, 0, document.Text.Length, null)],
            [.. names.Select(name => new EntityMention("concept", name.Key, "", [], [name.First()], 0))],
            [.. edges.Select(edge => new RelationMention(new EndMention("concept", edge.Source), edge.Relation, new EndMention("concept", edge.Target), "So it says.", [edge.Words], 0))],
            quotes, []));
    }

    private static (string Source, string Relation, string Target, QuoteMention Words)? Edge(string line)
    {
        foreach (var (verb, relation) in new[] { (" extends ", "extends"), (" goes with ", "associated_with") })
        {
            if (line.Split(verb) is [var source, var rest] && rest.IndexOf(", as ", StringComparison.Ordinal) is > 0 and var end)
                return (source, relation, rest[..end], Words(line));
        }

        return null;
    }

    private static QuoteMention Quote(string line) => Words(line) with { About = [new EndMention("concept", line[3..line.IndexOf(" one may", StringComparison.Ordinal)])] };

    private static QuoteMention Words(string line) => new(line, "It says so.", "result", null, 0);
}
