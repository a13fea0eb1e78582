using System.ComponentModel;
using System.Text.Json;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;
using ModelContextProtocol;

namespace CurationPipeline.Cli;

/// <summary>
/// What a language model's tools may ask of a base; nothing of it decides anything. The base is opened for each question, so
/// that a person may work on it meanwhile.
/// </summary>
internal sealed class BaseTools(string folder, Terminal terminal)
{
    private const int MostItems = 200;

    [Description("Search entities by words in their names, other names and descriptions.")]
    public string Search(
        [Description("Words, or beginnings of words.")] string text,
        [Description("How many at most.")] int limit = 20) => Ask((graph, json) =>
            json.List("results", graph.Search(text, Within(limit)), hit => json.Item(() => Card(json, hit.Entity, hit.EdgeCount))));

    [Description("Show an entity: name, description, and how many neighbors of each kind it has. Of a quote: its words and their place.")]
    public string Show([Description("The entity's id, such as concept:alignment-faking.")] string id) => Ask((graph, json) =>
    {
        var entity = Get(graph, id);
        json.WriteStartObject("entity");
        EntityJson.WriteFields(json, graph, entity);
        json.WriteEndObject();
        json.WriteStartObject("neighbors");
        foreach (var group in graph.NeighborhoodOf(entity.Id).Groups)
            json.WriteNumber(group.Kind, group.Items.Count);
        json.WriteEndObject();
    });

    [Description("List what an entity is joined to, best connected first, with relation, direction, reason and the quotes that speak for it.")]
    public string Neighbors(
        [Description("The entity's id.")] string id,
        [Description("Only neighbors of this kind, such as paper; all kinds without it.")] string? kind = null,
        [Description("How many at most.")] int limit = 50) => Ask((graph, json) =>
    {
        var all = graph.NeighborhoodOf(Get(graph, id).Id).Groups.Where(group => kind is null || group.Kind == kind).SelectMany(group => group.Items).ToList();
        json.WriteNumber("count", all.Count);
        json.List("neighbors", all.Take(Within(limit)), neighbor => EntityJson.Write(json, neighbor));
    });

    [Description("Say whether something of this name is in the base already: candidates with verdict (same, possible, different), score and reason.")]
    public string Find(
        [Description("The name.")] string name,
        [Description("Its kind, such as concept; any without it.")] string? type = null) => AskBase((knowledge, json) =>
    {
        var found = new Resolver(knowledge.Names).Resolve(new Mention(type ?? "", name));
        json.List("candidates", found.Candidates, candidate => json.Item(() =>
        {
            json.WriteString("id", candidate.Id.ToString());
            json.WriteString("verdict", candidate.Verdict.ToString().ToLowerInvariant());
            json.WriteNumber("score", Math.Round(candidate.Score, 3));
            json.WriteString("reason", candidate.Reason);
        }));
    });

    [Description("List the verbatim quotes of a paper in its order, each with its page and what it is evidence for.")]
    public string Quotes([Description("The paper's id, such as paper:greenblatt-2024-alignment-faking.")] string paper) => Ask((graph, json) =>
    {
        var of = Get(graph, paper);
        if (of.Id.Type != "paper")
            throw new CurationException($"'{of.Id}' is a {of.Id.Type}, not a paper.");
        var quotes = graph.EdgesOf(of.Id).Where(edge => edge.Relation == "quoted_from").Select(edge => graph.FindEntity(edge.Source)).OfType<Entity>()
            .OrderBy(quote => quote.Quote?.Page).ThenBy(quote => quote.Quote?.Start).ToList();
        json.WriteNumber("count", quotes.Count);
        json.List("quotes", quotes.Take(MostItems), quote => json.Item(() =>
        {
            EntityJson.WriteFields(json, graph, quote);
            json.Texts("evidence_for", graph.EvidencedBy(quote.Id).Select(edge => $"{edge.Source} {edge.Relation} {edge.Target}"));
            json.Texts("shows", graph.ShownBy(quote.Id).Select(shown => shown.ToString()));
        }));
    });

    private static int Within(int limit) => Math.Clamp(limit, 1, MostItems);

    private static void Card(Utf8JsonWriter json, Entity entity, int edges)
    {
        json.WriteString("id", entity.Id.ToString());
        json.WriteString("name", entity.Name);
        json.WriteString("description", entity.Description);
        json.WriteNumber("edge_count", edges);
    }

    private static Entity Get(GraphStore graph, string text)
    {
        if (!EntityId.TryParse(text, out var id))
            throw new CurationException($"'{Printed.Line(text)}' is not an id; ids look like concept:reward-hacking, and the tool 'search' finds them.");
        return graph.FindEntity(graph.Resolve(id)) ?? throw new CurationException($"There is no entity '{id}' in the base; the tool 'search' finds what there is.");
    }

    private string Ask(Action<GraphStore, Utf8JsonWriter> answer) => AskBase((knowledge, json) => answer(knowledge.Graph, json));

    private string AskBase(Action<KnowledgeBase, Utf8JsonWriter> answer)
    {
        try
        {
            using var knowledge = OpenBase.At(folder, terminal);
            return JsonOutput.Of(json => answer(knowledge, json));
        }
        catch (CurationException exception)
        {
            // The library shows the asker the message of its own exceptions only.
            throw new McpException(exception.Message, exception);
        }
    }
}
