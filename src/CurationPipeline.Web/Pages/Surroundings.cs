using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What the base and the file know of the entities that a question speaks of.</summary>
internal static class Surroundings
{
    private const int Most = 8;

    public static Markup Of(ItemView view) => view.Question switch
    {
        Question.OfEntity entity => Proposed(view, entity.Item.Entity.Id, "Waits for this answer"),
        Question.OfEdge edge => Markup.Of($"<div class=\"ends\">{End(view, edge.Item.Edge.Source)}{End(view, edge.Item.Edge.Target)}</div>\n"),
        Question.OfQuote quote => Markup.Of($"<div class=\"ends\">{Markup.Join(quote.Item.About.Take(2).Select(id => End(view, id)))}</div>\n"),
        Question.OfPair pair => Markup.Of($"<div class=\"ends\">{End(view, pair.Item.First.Id)}{End(view, pair.Item.Second.Id)}</div>\n"),
        _ => new Markup(),
    };

    private static Markup End(ItemView view, EntityId id)
    {
        if (view.Known?.GetValueOrDefault(id) is { } known)
            return Known(known);
        if (view.Proposed(id) is not { } proposed)
            return Markup.Of($"<section class=\"end\"><h2><code>{id}</code></h2><p class=\"none\">{(view.Known is null ? "The base is in use by another program." : "Neither in the base nor in this file.")}</p></section>\n");
        var answer = view.File.Entities.First(item => item.Item.Key == proposed.Key).Answer;
        return Markup.Of($"""
            <section class="end"><h2>{Shown.Name(proposed.Entity.Name)} <small class="kind">{id.Type}</small></h2>
            <p>New in this paper, {Shown.State(answer)} <a href="{Address.Item(view.Name, proposed.Key, view.Filter)}">to it</a></p>
            <p class="about">{Shown.Name(proposed.Entity.Description, 300)}</p>
            {Proposed(view, id, "Also proposed")}</section>

            """);
    }

    private static Markup Known(KnownSide known)
    {
        var rows = Markup.Join(known.Neighbors.Select(neighbor => Markup.Of(
            $"<li>{Markup.Join(neighbor.Edges.Select(edge => Markup.Of($"<span class=\"relation\">{edge.Words}</span>")), ", ")} <a href=\"{Address.Base(neighbor.Id)}\">{Shown.Name(neighbor.Name, 90)}</a></li>\n")));
        return Markup.Of($"""
            <section class="end"><h2><a href="{Address.Base(known.Entity.Id)}">{Shown.Name(known.Entity.Name)}</a> <small class="kind">{known.Entity.Id.Type}</small> <small class="count">{known.EdgeCount} edges</small></h2>
            <p class="about">{Shown.Name(known.Entity.Description, 300)}</p>
            <ul class="plain">{rows}</ul></section>

            """);
    }

    /// <summary>The file's other edges from and to an entity.</summary>
    private static Markup Proposed(ItemView view, EntityId id, string heading)
    {
        var edges = view.File.Edges
            .Where(edge => (edge.Item.Edge.Source == id || edge.Item.Edge.Target == id) && edge.Item.Key != view.Question.Key)
            .ToList();
        if (edges.Count == 0)
            return new Markup();
        var rows = Markup.Join(edges.Take(Most).Select(edge => Markup.Of(
            $"<li><a href=\"{Address.Item(view.Name, edge.Item.Key, view.Filter)}\">{Shown.Name(view.NameOf(edge.Item.Edge.Source), 70)} <span class=\"relation\">{Shown.Relation(edge.Item.Edge.Relation)}</span> {Shown.Name(view.NameOf(edge.Item.Edge.Target), 70)}</a> {Shown.State(edge.Answer)}</li>\n")));
        return Markup.Of($"<h3>{heading} <span class=\"count\">({edges.Count})</span></h3>\n<ul class=\"plain\">\n{rows}</ul>\n");
    }
}
