using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>The address of the question about two entities, wherever it is asked from: shows it, or makes it where nobody has asked it yet.</summary>
internal sealed class PairRoutes(Desk desk, DeskGuard guard)
{
    public async Task Show(HttpContext context)
    {
        try
        {
            await Lead(context);
        }
        catch (CurationException exception)
        {
            await Problem(context, exception.Message); // the file of the similarity queue cannot be read
        }
    }

    private async Task Lead(HttpContext context)
    {
        var query = context.Request.Query;
        if (Read(query["one"], query["other"]) is not { } ids)
            await Problem(context, "An address of a pair names two entities, as in /pair?one=concept:a&other=concept:b.");
        else if (Find(ids) is { } address)
            Go(context, address);
        else if (desk.Base.Ask(knowledge => PairStanding.Of(knowledge, ids.One, ids.Other)) is not { } standing)
            await Problem(context, "The base is in use by another program; load this page again in a moment.");
        else
            await Html(context, PairPage.Of(standing, guard.Token));
    }

    /// <summary>Puts the question into the file of the similarity queue.</summary>
    public async Task Ask(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (Read(form["one"], form["other"]) is not { } ids)
        {
            await Problem(context, "The form does not name two entities.");
            return;
        }

        try
        {
            desk.Base.Change(knowledge => new ReviewFolder(knowledge.Directory, knowledge.Files).Write(
                new SimilarQuestions(null, null, [new PairProposals(knowledge.Catalog, knowledge.Graph).Make(ids.One, ids.Other, cosine: null)]), knowledge));
            Go(context, Find(ids) ?? "/");
        }
        catch (CurationException exception)
        {
            await Problem(context, exception.Message);
        }
    }

    private string? Find((EntityId One, EntityId Other) ids)
    {
        var path = new ReviewFolder(desk.Options.Folder).SimilarFile;
        var name = Desk.NameOf(path);
        return desk.Find(name)?.Read().Questions.OfType<Question.OfPair>().FirstOrDefault(pair => pair.Item.Holds(ids.One) && pair.Item.Holds(ids.Other)) is { } asked
            ? Address.Item(name, asked.Key)
            : null;
    }

    private static (EntityId One, EntityId Other)? Read(string? one, string? other) =>
        EntityId.TryParse(one, out var first) && EntityId.TryParse(other, out var second) && first != second ? (first, second) : null;

    private static void Go(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    private static Task Problem(HttpContext context, string what)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Html(context, ProblemPage.Of(what, "/"));
    }

    private static Task Html(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }
}

/// <summary>How two entities stand to each other in the base.</summary>
/// <param name="One">Null where the base has none such.</param>
/// <param name="Joined">The relations that join them.</param>
internal sealed record PairStanding(Entity? One, Entity? Other, IReadOnlyList<string> Joined, PairMemory Memory)
{
    public bool AreOne => One is not null && One.Id == Other?.Id;

    public bool MayBeAsked => One is not null && Other is not null && !AreOne && Joined.Count == 0;

    public static PairStanding Of(KnowledgeBase knowledge, EntityId one, EntityId other)
    {
        var graph = knowledge.Graph;
        var (first, second) = (graph.FindEntity(graph.Resolve(one)), graph.FindEntity(graph.Resolve(other)));
        return first is null || second is null ? new PairStanding(first, second, [], new PairMemory(null, [])) : new PairStanding(
            first, second,
            [.. graph.EdgesOf(first.Id).Where(edge => edge.Source == second.Id || edge.Target == second.Id).Select(edge => edge.Relation)],
            PairMemory.Of(graph, first.Id, second.Id));
    }
}
