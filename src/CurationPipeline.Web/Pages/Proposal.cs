using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What a question proposes, and what it may be the same as.</summary>
internal static class Proposal
{
    public static Markup Of(ItemView view)
    {
        var head = Markup.Of($"<p class=\"place\"><span class=\"count\">{view.At + 1} of {view.Order.Count}</span> {Shown.State(view.Question.Answer)}{Chance(view.Chance)}</p>\n");
        head.Add(view.Question switch
        {
            Question.OfEntity entity => Entity(view, entity.Item),
            Question.OfEdge edge => Edge(view, edge.Item),
            Question.OfQuote quote => Quote(view, quote.Item),
            Question.OfRevision revision => Revision(revision.Item),
            Question.OfPair pair => Pair(view, pair),
            _ => new Markup(),
        });
        if (view.Question.Answer.Disagreement is { } both)
            head.Add($"<p class=\"eye\">Two people do not agree: {Shown.Name(both, 400)}</p>\n");
        if (view.Question.Answer.By is { } by)
            head.Add($"<p class=\"about\">Answered by {Shown.Name(by, 100)}</p>\n");
        if (view.Question.Answer.Note is { } note)
            head.Add($"<p class=\"note\"><b>Note</b> {Shown.Name(note, 600)}</p>\n");
        return head;
    }

    private static Markup Chance(double? chance) => chance is { } known
        ? Markup.Of($" <a class=\"chance\" href=\"/acceptance\" title=\"How often proposals like this one were accepted, as earlier answers say\">likely {FormattableString.Invariant($"{100 * known:0} %")}</a>")
        : new Markup();

    private static Markup Entity(ItemView view, ProposedEntity item)
    {
        var entity = item.Entity;
        var markup = Markup.Of($"""
            <p class="asks">New <span class="kind">{entity.Id.Type}</span> <code>{entity.Id}</code></p>
            <h1>{Shown.Name(entity.Name)}</h1>

            """);
        markup.Add(entity.Description.Length > 0
            ? Markup.Of($"<p class=\"description\">{Shown.Name(entity.Description, Shown.Whole)}</p>\n")
            : Markup.Of($"<p class=\"none\">No description; <kbd>e</kbd> to write one.</p>\n"));
        if (entity.Aliases.Count > 0)
            markup.Add($"<p class=\"aliases\">Also: {Markup.Join(entity.Aliases.Take(12).Select(alias => Shown.Name(alias, 120)), " · ")}</p>\n");
        if (entity.Paper is { } paper && (paper.Authors.Count > 0 || paper.Year is not null))
            markup.Add($"<p class=\"aliases\">{Shown.Name(string.Join(", ", paper.Authors), 400)} {(paper.Year is { } year ? Markup.Of($"{year}") : new Markup())}</p>\n");
        return markup.Add(Markup.Join(item.PossibleDuplicates.Select(other => Duplicate(view, entity, other))));
    }

    /// <summary>The two side by side; what one says and the other does not is marked.</summary>
    private static Markup Duplicate(ItemView view, Entity proposed, Candidate other)
    {
        var why = Markup.Of($"Possible duplicate, likeness {other.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}: {SafeText.Cut(other.Reason, 200)}");
        if (view.Known?.GetValueOrDefault(other.Id) is not { } known)
            return Markup.Of($"<section class=\"duplicate\"><h2>{why}</h2>{Thinks(other.Opinion)}<p><code>{other.Id}</code>{(view.Known is null ? " (the base is in use by another program)" : " is not in the base any more")}</p></section>\n");
        return Markup.Of($"""
            <section class="duplicate"><h2>{why}</h2>{Thinks(other.Opinion)}
            <table><thead><tr><td></td><th scope="col">proposed</th><th scope="col">in the base</th></tr></thead><tbody>
            {Row("name", proposed.Name, known.Entity.Name)}{Row("description", proposed.Description, known.Entity.Description)}{Row("also", string.Join(", ", proposed.Aliases), string.Join(", ", known.Entity.Aliases))}
            <tr><th scope="row">edges</th><td>{view.File.Edges.Count(edge => edge.Item.Edge.Source == proposed.Id || edge.Item.Edge.Target == proposed.Id)} proposed</td><td>{known.EdgeCount}</td></tr>
            <tr><th scope="row">id</th><td><code>{proposed.Id}</code></td><td><a href="{Address.Base(known.Entity.Id)}"><code>{known.Entity.Id}</code></a></td></tr>
            </tbody></table></section>

            """);
    }

    /// <summary>A model's opinion, named as one.</summary>
    private static Markup Thinks(Opinion? opinion) => opinion is null ? new Markup() : Markup.Of($"<p class=\"opinion\">{Shown.Name(opinion.Words, 500)}</p>\n");

    private static Markup Row(string heading, string proposed, string known) => proposed.Length + known.Length == 0 ? new Markup() : Markup.Of(
        $"<tr><th scope=\"row\">{heading}</th><td><bdi>{Shown.Differences(SafeText.Cut(proposed, Shown.Whole), known)}</bdi></td><td><bdi>{Shown.Differences(SafeText.Cut(known, Shown.Whole), proposed)}</bdi></td></tr>\n");

    private static Markup Edge(ItemView view, ProposedEdge item) => Markup.Of($"""
        <p class="asks">{(item.Known ? "New evidence for an edge of the base" : "New edge")}</p>
        <h1 class="edge"><span>{Shown.Name(view.NameOf(item.Edge.Source))} <small class="kind">{item.Edge.Source.Type}</small></span> <span class="relation">{Shown.Relation(item.Edge.Relation)}</span> <span>{Shown.Name(view.NameOf(item.Edge.Target))} <small class="kind">{item.Edge.Target.Type}</small></span></h1>
        {Definition(view, item)}<p class="rationale"><bdi>{SafeText.Cut(item.Rationale, Shown.Whole)}</bdi></p>

        """);

    private static Markup Definition(ItemView view, ProposedEdge item) => view.Catalog?.FindRelation(item.Edge.Relation) is { } kind
        ? Markup.Of($"<p class=\"about\">{SafeText.Cut(kind.Definition, 300)}</p>\n")
        : new Markup();

    /// <summary>The words of the base beside those of the new version.</summary>
    private static Markup Revision(ProposedRevision item)
    {
        var now = item.Now?.Text ?? "";
        var markup = Markup.Of($"""
            <p class="asks">A quote of the base that the new version {(item.Now is null ? "does not have any more" : item.Fate == Ground.QuoteFate.Moved ? "has elsewhere" : "has with other words")} <a href="{Address.Base(item.Quote)}"><code>{item.Quote}</code></a></p>
            <h1 class="quoted"><q><bdi>{Shown.Differences(SafeText.Cut(item.Was, Shown.Whole), now)}</bdi></q></h1>
            <p class="about">Page {item.WasPage} in the base{(item.Now is { } place ? $", page {place.Page} now" : "")}.</p>
            <p>Approve: {(item.Now is null ? "take the quote out of the base" : "follow the new version")}. Reject: keep the quote as it was.</p>

            """);
        if (item.Now is not null)
            markup.Add($"<h2>Now</h2><blockquote><p><bdi>{Shown.Differences(SafeText.Cut(now, Shown.Whole), item.Was)}</bdi></p></blockquote>\n");
        return item.Edges.Count == 0 ? markup : markup.Add(
            $"<h2>What stands on it <span class=\"count\">({item.Edges.Count})</span></h2><ul class=\"plain\">{Markup.Join(item.Edges.Take(20).Select(edge => Markup.Of($"<li>{Shown.Name(edge)}</li>\n")))}</ul>\n");
    }

    /// <summary>The two side by side, as the base has them now.</summary>
    private static Markup Pair(ItemView view, Question.OfPair question)
    {
        var pair = question.Item;
        var (first, second) = (Now(view, pair.First), Now(view, pair.Second));
        var cosine = pair.Cosine is { } near ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", cosine {near:0.000}") : "";
        var markup = Markup.Of($"""
            <p class="asks">Two entities that no edge joins{cosine}</p>
            <h1 class="edge"><span>{Shown.Name(first.Name)} <small class="kind">{first.Id.Type}</small></span> <span>{Shown.Name(second.Name)} <small class="kind">{second.Id.Type}</small></span></h1>
            <ul class="plain">{Markup.Join(pair.Why.Take(8).Select(why => Markup.Of($"<li>{Shown.Name(why, 400)}</li>\n")))}</ul>
            {Thinks(pair.Opinion)}<section class="duplicate"><table><thead><tr><td></td><th scope="col">first</th><th scope="col">second</th></tr></thead><tbody>
            {Row("name", first.Name, second.Name)}{Row("description", first.Description, second.Description)}
            <tr><th scope="row">edges</th><td>{first.Edges}</td><td>{second.Edges}</td></tr>
            <tr><th scope="row">id</th><td><a href="{Address.Base(first.Id)}"><code>{first.Id}</code></a></td><td><a href="{Address.Base(second.Id)}"><code>{second.Id}</code></a></td></tr>
            </tbody></table></section>

            """);
        return question.Answer.Say == Say.Approve && pair.Edge is { } edge
            ? markup.Add($"<p class=\"rationale\">{Shown.Name(view.NameOf(edge.Source))} <span class=\"relation\">{Shown.Relation(edge.Relation)}</span> {Shown.Name(view.NameOf(edge.Target))}: <bdi>{SafeText.Cut(pair.Rationale, Shown.Whole)}</bdi></p>\n")
            : markup;
    }

    private static PairSide Now(ItemView view, PairSide side) => view.Known?.GetValueOrDefault(side.Id) is { } known
        ? side with { Name = known.Entity.Name, Description = known.Entity.Description, Edges = known.EdgeCount }
        : side;

    private static Markup Quote(ItemView view, ProposedQuote item) => Markup.Of($"""
        <p class="asks">A quote to keep</p>
        <h1 class="quoted"><q><bdi>{SafeText.Cut(item.Quote.Text, Shown.Whole)}</bdi></q></h1>
        <p class="about">{(item.About.Count == 0 ? Markup.Of($"About nothing in particular") : Markup.Of($"About {Markup.Join(item.About.Select(id => Shown.Name(view.NameOf(id))), ", ")}"))}{(item.Quote.Speaker is { } speaker ? Markup.Of($" · said by {Shown.Name(speaker)}") : new Markup())}</p>

        """);
}
