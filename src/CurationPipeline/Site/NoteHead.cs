using System.Globalization;
using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Site;

/// <summary>
/// What stands at the head of a note: the fields of the seed entry, so that <c>import</c> reads the whole base back. No sign is
/// left in it that Markdown or HTML would take for its own, because not every program knows that a head is no text.
/// </summary>
internal static class NoteHead
{
    public static string Of(SeedEntry entry)
    {
        var entity = entry.Entity;
        var head = new StringBuilder("---\n");
        Line(head, "id", entity.Id.ToString());
        Line(head, "type", entity.Id.Type);
        Line(head, "name", Quoted(entity.Name));
        Line(head, "status", entity.MergedInto is null ? "active" : "merged");
        Line(head, "merged_into", entity.MergedInto?.ToString());
        Text(head, "description", entity.Description);
        if (entity.Paper is { } paper)
            Write(head, paper);
        if (entity.Quote is { } quote)
            Write(head, quote);
        List(head, "aliases", entity.Aliases);
        Evidence(head, 0, entity.Evidence);
        Edges(head, entry.Edges);
        return head.Append("---\n").ToString();
    }

    private static void Write(StringBuilder head, PaperDetails paper)
    {
        List(head, "authors", paper.Authors);
        Line(head, "year", paper.Year?.ToString(CultureInfo.InvariantCulture));
        Text(head, "arxiv", paper.Arxiv);
        Text(head, "doi", paper.Doi);
        List(head, "sha256", paper.Sha256);
    }

    private static void Write(StringBuilder head, QuoteDetails quote)
    {
        Text(head, "text", quote.Text);
        Line(head, "paper", quote.Paper.ToString());
        Line(head, "page", string.Create(CultureInfo.InvariantCulture, $"{quote.Page}"));
        Line(head, "chars", string.Create(CultureInfo.InvariantCulture, $"[{quote.Start}, {quote.End}]"));
        Line(head, "reader", string.Create(CultureInfo.InvariantCulture, $"{quote.Reader}"));
        Text(head, "speaker", quote.Speaker);
        Text(head, "role", quote.Role);
        Text(head, "rationale", quote.Rationale);
        Text(head, "text_hash", quote.TextHash);
        Text(head, "skeleton_hash", quote.SkeletonHash);
    }

    private static void Edges(StringBuilder head, IReadOnlyList<Edge> edges)
    {
        if (edges.Count > 0)
            head.Append("edges:\n");
        foreach (var edge in edges)
        {
            head.Append(CultureInfo.InvariantCulture, $"  - relation: {edge.Relation}\n    target: {edge.Target}\n");
            if (edge.Rationale.Length > 0)
                Line(head, "    rationale", Quoted(edge.Rationale));
            Evidence(head, 4, edge.Evidence);
        }
    }

    private static void Evidence(StringBuilder head, int indent, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count > 0)
            head.Append(' ', indent).Append("evidence:\n");
        foreach (var item in evidence)
        {
            head.Append(' ', indent).Append(CultureInfo.InvariantCulture, $"  - {{quote: \"{item.Quote}\", role: {Quoted(item.Role)}");
            head.Append(item.Origin is { } origin ? $", origin: \"{origin}\"}}\n" : "}\n");
        }
    }

    private static void List(StringBuilder head, string field, IReadOnlyList<string> texts) =>
        Line(head, field, texts.Count == 0 ? null : $"[{string.Join(", ", texts.Select(Quoted))}]");

    private static void Text(StringBuilder head, string field, string? text) =>
        Line(head, field, string.IsNullOrEmpty(text) ? null : Quoted(text));

    private static void Line(StringBuilder head, string field, string? value)
    {
        if (value is not null)
            head.Append(field).Append(": ").Append(value).Append('\n');
    }

    private static string Quoted(string text) => string.Concat(YamlText.Quoted(text)
        .Select(c => NoteText.IsSign(c) && c != '\\' ? $"\\u{((int)c).ToString("X4", CultureInfo.InvariantCulture)}" : c.ToString()));
}
