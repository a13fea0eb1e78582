using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Site;

namespace CurationPipeline.Cli.Pages;

/// <summary>An entity and its neighborhood as JSON, in the shape that scripts rely on.</summary>
internal static class EntityJson
{
    public static void Write(Utf8JsonWriter json, GraphStore graph, Entity entity, Neighborhood neighborhood, IReadOnlyList<Similar> similar)
    {
        json.WriteStartObject("entity");
        WriteFields(json, graph, entity);
        json.WriteEndObject();
        json.List("neighborhood", neighborhood.Groups, group => json.Item(() =>
        {
            json.WriteString("kind", group.Kind);
            json.WriteNumber("count", group.Items.Count);
            json.List("items", group.Items, neighbor => Write(json, neighbor));
        }));
        json.List("similar", similar, other => json.Item(() =>
        {
            json.WriteString("id", other.Id.ToString());
            json.WriteString("kind", other.Id.Type);
            json.WriteNumber("score", Math.Round(other.Score, 3));
        }));
    }

    public static void WriteFields(Utf8JsonWriter json, GraphStore graph, Entity entity)
    {
        json.WriteString("id", entity.Id.ToString());
        json.WriteString("type", entity.Id.Type);
        json.WriteString("status", graph.StatusOf(entity.Id));
        json.WriteString("name", entity.Name);
        json.WriteString("description", entity.Description);
        json.Texts("aliases", entity.Aliases);
        json.WriteNumber("edge_count", graph.EdgeCountOf(entity.Id));
        if (entity.MergedInto is { } winner)
            json.WriteString("merged_into", winner.ToString());
        if (entity.Paper is { } paper)
            Write(json, paper);
        if (entity.Quote is { } quote)
            Write(json, quote);
        else
            json.List("evidence", entity.Evidence, item => Write(json, graph, item));
    }

    private static void Write(Utf8JsonWriter json, GraphStore graph, Evidence item) => json.Item(() =>
    {
        json.WriteString("quote", item.Quote.ToString());
        json.WriteString("role", item.Role);
        if (item.Origin is { } origin)
            json.WriteString("origin", origin.ToString());
        if (graph.FindEntity(item.Quote)?.Quote is not { } words)
            return;
        json.WriteString("text", words.Text);
        json.WriteString("paper", words.Paper.ToString());
        json.WriteNumber("page", words.Page);
    });

    private static void Write(Utf8JsonWriter json, PaperDetails paper)
    {
        json.Texts("authors", paper.Authors);
        if (paper.Year is { } year)
            json.WriteNumber("year", year);
        else
            json.WriteNull("year");
        json.Text("arxiv", paper.Arxiv);
        json.Text("doi", paper.Doi);
        json.Texts("sha256", paper.Sha256);
    }

    private static void Write(Utf8JsonWriter json, QuoteDetails quote)
    {
        json.WriteString("text", quote.Text);
        json.WriteString("paper", quote.Paper.ToString());
        json.WriteNumber("page", quote.Page);
        json.WriteStartArray("chars");
        json.WriteNumberValue(quote.Start);
        json.WriteNumberValue(quote.End);
        json.WriteEndArray();
        json.Text("speaker", quote.Speaker);
        json.WriteString("role", quote.Role);
        json.WriteString("rationale", quote.Rationale);
    }

    public static void Write(Utf8JsonWriter json, Neighbor neighbor) => json.Item(() =>
    {
        json.WriteString("id", neighbor.Id.ToString());
        json.WriteString("name", neighbor.Name);
        json.WriteString("relation", neighbor.Relation);
        json.WriteString("direction", neighbor.Direction);
        json.WriteNumber("edge_count", neighbor.EdgeCount);
        json.WriteNumber("sources", neighbor.Sources);
        json.WriteString("description", neighbor.Description);
        json.List("edges", neighbor.Edges, edge => json.Item(() =>
        {
            json.WriteString("relation", edge.Relation);
            json.WriteString("direction", edge.Direction);
            json.WriteString("words", edge.Words);
            json.WriteString("rationale", edge.Edge.Rationale);
            json.Texts("quotes", edge.Edge.Evidence.Select(evidence => evidence.Quote.ToString()));
        }));
    });
}
