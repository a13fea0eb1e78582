using System.Globalization;
using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Site;

/// <summary>A folder of linked notes, one an entity, as note-taking programs and code hosts show them.</summary>
internal sealed class MarkdownExport : IExport
{
    public string Name => "markdown";

    public string Purpose => "a folder of notes that link to each other";

    public void Write(GraphStore graph, string path, DiskFiles files)
    {
        var notes = new SiteFolder(path, "notes.txt", files);
        notes.Write(graph.Entities().Select(entity => SiteFile.Of(PathOf(entity), Note(graph, entity))));
        notes.Write(graph.Redirects().Select(merged => SiteFile.Of(PathOf(merged), Redirect(graph, merged))));
        notes.Close();
    }

    private static string PathOf(Entity entity) => $"{entity.Id.Type}/{entity.Id.Slug}.md";

    private static string Redirect(GraphStore graph, Entity merged)
    {
        var winner = graph.Resolve(merged.Id);
        return $"{NoteHead.Of(new SeedEntry(merged, []))}\n# {NoteText.Plain(merged.Name)}\n\nMerged into {Link(winner, graph.FindEntity(winner)?.Name ?? winner.ToString())}.\n";
    }

    private static string Note(GraphStore graph, Entity entity)
    {
        var note = new StringBuilder(NoteHead.Of(new SeedEntry(entity, graph.EdgesFrom(entity.Id))));
        note.Append(CultureInfo.InvariantCulture, $"\n# {NoteText.Plain(entity.Name)}\n");
        if (entity.Description.Length > 0)
            note.Append(CultureInfo.InvariantCulture, $"\n{NoteText.Plain(entity.Description)}\n");
        if (entity.Paper is { } paper)
            note.Append(CultureInfo.InvariantCulture, $"\n{NoteText.Plain(string.Join(", ", paper.Authors))}{(paper.Year is { } year ? $" ({year})" : "")}\n");
        if (entity.Quote is { } quote)
            note.Append(CultureInfo.InvariantCulture, $"\n{Words(quote.Text)}\n\nPage {quote.Page}, {NoteText.Plain(quote.Role)}. {NoteText.Plain(quote.Rationale)}\n");
        if (entity.Evidence.Count > 0)
            note.Append("\n## In the papers’ words\n\n");
        foreach (var item in entity.Evidence)
            Quote(note, graph, item, "- ");
        foreach (var neighbors in graph.NeighborhoodOf(entity.Id).Groups)
        {
            note.Append(CultureInfo.InvariantCulture, $"\n## {NoteText.Plain(neighbors.Heading)} ({neighbors.Items.Count})\n\n");
            foreach (var neighbor in neighbors.Items)
                Line(note, graph, neighbor);
        }

        return note.ToString();
    }

    private static void Line(StringBuilder note, GraphStore graph, Neighbor neighbor)
    {
        foreach (var edge in neighbor.Edges)
        {
            var reason = edge.Edge.Rationale.Length == 0 ? "" : $": {NoteText.Plain(edge.Edge.Rationale)}";
            note.Append(CultureInfo.InvariantCulture, $"- {NoteText.Plain(edge.Words)} {Link(neighbor.Id, neighbor.Name)}{reason}\n");
            foreach (var item in edge.Edge.Evidence)
                Quote(note, graph, item, "  ");
        }
    }

    private static void Quote(StringBuilder note, GraphStore graph, Evidence item, string lead)
    {
        if (graph.FindEntity(item.Quote) is { Quote: { } quote } entity)
            note.Append(CultureInfo.InvariantCulture, $"{lead}{Words(quote.Text)} {Link(entity.Id, $"page {quote.Page}")}, {NoteText.Plain(item.Role)}\n");
    }

    /// <summary>From any note to any other: all lie one folder deep.</summary>
    private static string Link(EntityId id, string name) => $"[{NoteText.Plain(name)}](../{id.Type}/{id.Slug}.md)";

    private static string Words(string text) => $"> {NoteText.Plain(text)}";
}
