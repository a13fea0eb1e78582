using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Pages;

/// <summary>An entity's page as text: what it is, and its neighborhood ranked by edge-count.</summary>
internal sealed class EntityPage(KnowledgeBase knowledge, TextWriter output)
{
    private const int MostWords = 3;

    private readonly GraphStore _graph = knowledge.Graph;

    public void Write(Entity entity, Neighborhood neighborhood, string rankedBy, bool withEvidence)
    {
        output.WriteLine($"{entity.Id.Type} · {_graph.StatusOf(entity.Id)}");
        output.WriteLine(entity.Id);
        output.WriteLine(Printed.Line(entity.Name));
        if (entity.MergedInto is { } winner)
            output.WriteLine($"Merged into {winner} ({Printed.Line(_graph.FindEntity(winner)?.Name ?? "")}).");
        Paragraph(entity.Description);
        if (entity.Aliases.Count > 0)
            Paragraph($"Also called: {string.Join(", ", entity.Aliases)}");
        if (entity.Paper is { } paper)
            Write(paper);
        if (entity.Quote is { } quote)
            Write(quote);
        Write(entity.Evidence, withEvidence);
        if (entity.MergedInto is null)
            Write(neighborhood, rankedBy, withEvidence);
    }

    /// <summary>Entities that lie near without an edge: candidates for an edge, or duplicates that nobody has seen.</summary>
    public void WriteSimilar(IReadOnlyList<Similar> similar, double threshold)
    {
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Related by similarity ({similar.Count}), cosine at least {threshold:0.00}, no typed edge"));
        foreach (var other in similar)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"- {Printed.Line(_graph.FindEntity(other.Id)?.Name ?? "")} [{other.Id.Type} {other.Score:0.000}] {other.Id}"));
        }
    }

    private void Write(PaperDetails paper)
    {
        var year = paper.Year?.ToString(CultureInfo.InvariantCulture);
        Paragraph(string.Join(". ", new[] { string.Join(", ", paper.Authors), year }.Where(part => !string.IsNullOrEmpty(part))));
        if (paper.Arxiv is { } arxiv)
            output.WriteLine($"arXiv {Printed.Line(arxiv)}");
        if (paper.Doi is { } doi)
            output.WriteLine($"DOI {Printed.Line(doi)}");
    }

    private void Write(QuoteDetails quote)
    {
        Paragraph($"“{quote.Text}”");
        var speaker = quote.Speaker is { } person ? $", said by {Printed.Line(person)}" : "";
        output.WriteLine($"{Printed.Line(_graph.FindEntity(quote.Paper)?.Name ?? quote.Paper.ToString())}, page {quote.Page} ({quote.Role}{speaker})");
        Paragraph(quote.Rationale);
    }

    /// <summary>The words that show it; a few, unless all evidence is asked for.</summary>
    private void Write(IReadOnlyList<Evidence> evidence, bool all)
    {
        if (evidence.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"In the papers' words ({evidence.Count})");
        foreach (var item in evidence.Take(all ? evidence.Count : MostWords))
        {
            if (_graph.FindEntity(item.Quote)?.Quote is { } quote)
                Indented($"“{quote.Text}” ({quote.Paper}, page {quote.Page}, {item.Role}{(item.Origin is { } from ? $", came with {from}" : "")})", 2);
        }

        if (!all && evidence.Count > MostWords)
            output.WriteLine($"  … and {evidence.Count - MostWords} more; --evidence shows all.");
    }

    private void Write(Neighborhood neighborhood, string rankedBy, bool withEvidence)
    {
        output.WriteLine();
        output.WriteLine(neighborhood.Groups.Count == 0 ? "No edges yet." : $"Neighborhood, ranked by {rankedBy}");
        foreach (var group in neighborhood.Groups)
        {
            output.WriteLine();
            output.WriteLine($"{group.Heading} ({group.Items.Count})");
            foreach (var neighbor in group.Items)
                Write(neighbor, withEvidence);
        }
    }

    private void Write(Neighbor neighbor, bool withEvidence)
    {
        output.WriteLine($"- {Printed.Line(neighbor.Name)} [{string.Join(", ", neighbor.Edges.Select(edge => edge.Words))}] {neighbor.Id}{Several(neighbor.Sources)}");
        Indented(neighbor.Description, 4);
        if (!withEvidence)
            return;
        foreach (var edge in neighbor.Edges.Select(edge => edge.Edge))
        {
            Indented($"Because: {edge.Rationale}", 4);
            foreach (var quote in edge.Evidence.Select(evidence => _graph.FindEntity(evidence.Quote)?.Quote).OfType<QuoteDetails>())
                Indented($"“{quote.Text}” ({quote.Paper}, page {quote.Page})", 6);
        }
    }

    private static string Several(int sources) => sources > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({sources} independent sources)") : "";

    private void Paragraph(string text)
    {
        if (text.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine(Printed.Wrapped(text, 0));
    }

    private void Indented(string text, int margin)
    {
        if (text.Length > 0)
            output.WriteLine(Printed.Wrapped(text, margin));
    }
}
