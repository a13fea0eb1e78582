using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Writes an entry in its one canonical form: the same entry, the same bytes, and a small change a small difference.</summary>
public static class SeedWriter
{
    public static string Write(SeedEntry entry)
    {
        var entity = entry.Entity;
        var yaml = new StringBuilder(2048);
        Line(yaml, 0, "id", entity.Id.ToString());
        Line(yaml, 0, "type", entity.Id.Type);
        Text(yaml, 0, "name", entity.Name);
        Line(yaml, 0, "status", entity.MergedInto is null ? "active" : "merged");
        if (entity.MergedInto is { } winner)
            Line(yaml, 0, "merged_into", winner.ToString());
        Optional(yaml, 0, "description", entity.Description);
        if (entity.Paper is { } paper)
            Write(yaml, paper);
        if (entity.Quote is { } quote)
            Write(yaml, quote);
        Aliases(yaml, entity.Aliases);
        Evidence(yaml, 0, entity.Evidence);
        Edges(yaml, entry.Edges);
        return yaml.ToString();
    }

    private static void Write(StringBuilder yaml, PaperDetails paper)
    {
        List(yaml, "authors", paper.Authors);
        if (paper.Year is { } year)
            Line(yaml, 0, "year", Number(year));
        Optional(yaml, 0, "arxiv", paper.Arxiv);
        Optional(yaml, 0, "doi", paper.Doi);
        List(yaml, "sha256", paper.Sha256);
    }

    private static void Write(StringBuilder yaml, QuoteDetails quote)
    {
        Text(yaml, 0, "text", quote.Text);
        Line(yaml, 0, "paper", quote.Paper.ToString());
        Line(yaml, 0, "page", Number(quote.Page));
        Line(yaml, 0, "chars", $"[{Number(quote.Start)}, {Number(quote.End)}]");
        Line(yaml, 0, "reader", Number(quote.Reader));
        Optional(yaml, 0, "speaker", quote.Speaker);
        Line(yaml, 0, "role", YamlText.Inline(quote.Role));
        Optional(yaml, 0, "rationale", quote.Rationale);
        Optional(yaml, 0, "text_hash", quote.TextHash);
        Optional(yaml, 0, "skeleton_hash", quote.SkeletonHash);
    }

    private static void Aliases(StringBuilder yaml, IReadOnlyList<string> aliases)
    {
        if (aliases.Count == 0)
            return;
        yaml.Append("aliases:\n");
        foreach (var alias in aliases)
            yaml.Append("  - ").Append(YamlText.Inline(alias)).Append('\n');
    }

    private static void Edges(StringBuilder yaml, IReadOnlyList<Edge> edges)
    {
        if (edges.Count == 0)
            return;
        yaml.Append("edges:\n");
        foreach (var edge in edges.OrderBy(edge => edge.Relation, StringComparer.Ordinal).ThenBy(edge => edge.Target))
        {
            yaml.Append("  - relation: ").Append(YamlText.Inline(edge.Relation)).Append('\n');
            Line(yaml, 4, "target", edge.Target.ToString());
            Optional(yaml, 4, "rationale", edge.Rationale);
            Evidence(yaml, 4, edge.Evidence);
        }
    }

    private static void Evidence(StringBuilder yaml, int indent, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        yaml.Append(' ', indent).Append("evidence:\n");
        foreach (var item in evidence.OrderBy(item => item.Quote))
        {
            yaml.Append(' ', indent).Append("  - quote: ").Append(item.Quote).Append('\n');
            Line(yaml, indent + 4, "role", YamlText.Inline(item.Role));
            if (item.Origin is { } origin)
                Line(yaml, indent + 4, "origin", origin.ToString());
        }
    }

    private static void List(StringBuilder yaml, string field, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            Line(yaml, 0, field, YamlText.List(texts));
    }

    private static void Optional(StringBuilder yaml, int indent, string field, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Text(yaml, indent, field, text);
    }

    private static void Text(StringBuilder yaml, int indent, string field, string text) =>
        Line(yaml, indent, field, YamlText.Value(text, indent + 2));

    private static void Line(StringBuilder yaml, int indent, string field, string value) =>
        yaml.Append(' ', indent).Append(field).Append(": ").Append(value).Append('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
