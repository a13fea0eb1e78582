using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate show</c>: an entity's page in the terminal.</summary>
internal static class ShowCommand
{
    private const string Sources = "sources";

    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "The entity, such as concept:alignment-faking." };
        var evidence = new Option<bool>("--evidence") { Description = "Show each edge's rationale and the quotes that speak for it." };
        var rank = new Option<string>("--rank")
        {
            Description = "What the neighborhood is ranked by: edges (of the neighbor, in the whole base) or sources (independent ones, for what joins the two).",
            DefaultValueFactory = _ => "edges",
            HelpName = "BY",
        };
        rank.AcceptOnlyFromAmong("edges", Sources);
        var json = Shared.Json();
        var command = new Command("show", "Show an entity with its neighborhood, ranked by edge-count.") { id, evidence, rank, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var entity = Find(knowledge.Graph, parsed.GetValue(id)!); // a required argument
            var (similarTo, threshold) = await SiteSimilarity.OfAsync(knowledge, null, terminal, cancellationToken, entity.Id);
            var similar = similarTo?.Invoke(entity.Id) ?? [];
            var neighborhood = knowledge.Graph.NeighborhoodOf(entity.Id) is var byEdges && parsed.GetValue(rank) == Sources ? byEdges.RankedBySources() : byEdges;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(writer => EntityJson.Write(writer, knowledge.Graph, entity, neighborhood, similar));
                return 0;
            }

            var page = new EntityPage(knowledge, terminal.Output);
            page.Write(entity, neighborhood, parsed.GetValue(rank) == Sources ? "independent sources" : "edge-count", parsed.GetValue(evidence));
            if (similarTo is not null && entity.MergedInto is null)
                page.WriteSimilar(similar, threshold);
            return 0;
        });
        return command;
    }

    private static Entity Find(GraphStore graph, string text)
    {
        if (!EntityId.TryParse(text, out var id))
            throw new CurationException($"'{text}' is not an id; write it as type:slug, such as concept:reward-hacking. 'curate search' finds ids by name.");
        return graph.FindEntity(id) ?? throw new CurationException($"There is no entity '{id}' in the base; 'curate search' finds what there is.");
    }
}
