using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>The words that speak for a question; the one shown on the page is set off.</summary>
internal static class Evidence
{
    private const int MostPapers = 10;

    public static Markup Of(ItemView view)
    {
        var all = Own(view).Add(Markup.Join(view.Twins.Select(twin => Twin(view, twin)))).Add(Markup.Join(view.Also.Take(MostPapers).Select(Elsewhere)));
        return view.Also.Count <= MostPapers ? all : all.Add(
            $"<details><summary>and {view.Also.Count - MostPapers} more papers</summary>\n{Markup.Join(view.Also.Skip(MostPapers).Select(Elsewhere))}</details>\n");
    }

    /// <summary>What another paper says of the same entity: the answer holds for its file, too.</summary>
    private static Markup Elsewhere(AlsoProposed also)
    {
        var (file, proposal) = also;
        return Also(
            Markup.Of($"Also proposed by <a href=\"{Address.Item(Desk.NameOf(file.Path), proposal.Item.Key)}\">{Shown.Name(file.Paper.Title, 120)}</a> as {Shown.Name(proposal.Item.Entity.Name, 120)}"),
            proposal.Answer, proposal.Item.Evidence);
    }

    /// <summary>What speaks for the same edge under other names: the answer holds for that, too.</summary>
    private static Markup Twin(ItemView view, Reviewed<ProposedEdge> twin)
    {
        var edge = twin.Item.Edge;
        return Also(
            Markup.Of($"The same edge, by what you recognised: <a href=\"{Address.Item(view.Name, twin.Item.Key, view.Filter)}\">{Shown.Name(view.NameOf(edge.Source), 120)} {Shown.Relation(edge.Relation)} {Shown.Name(view.NameOf(edge.Target), 120)}</a>"),
            twin.Answer, twin.Item.Evidence);
    }

    private static Markup Also(Markup heading, Answer answer, IReadOnlyList<ProposedEvidence> evidence)
    {
        var state = answer.Say == Say.Pending ? new Markup() : Markup.Of($" {Shown.State(answer)}");
        var rows = evidence.Select(piece => Markup.Of(
            $"<li class=\"{(piece.Rejected ? "struck" : "")}\"><blockquote><p><bdi>{SafeText.Cut(piece.Text, Shown.Whole)}</bdi></p></blockquote><p class=\"about\">page {piece.Page} · <span class=\"role\">{piece.Role}</span></p>{Marks(piece)}</li>\n"));
        return Markup.Of($"""
            <section class="also"><h3>{heading}{state}</h3>
            <ul class="evidence">
            {Markup.Join(rows)}</ul></section>

            """);
    }

    private static Markup Own(ItemView view)
    {
        var pieces = view.Question.Evidence;
        if (pieces.Count == 0)
            return Markup.Of($"<p class=\"none\">No words of the paper are given for it.</p>\n");
        return Markup.Of($"<h2>Evidence</h2>\n<ol class=\"evidence\">\n{Markup.Join(pieces.Select((piece, at) => Row(view, piece, at)))}</ol>\n");
    }

    private static Markup Row(ItemView view, ProposedEvidence piece, int at)
    {
        var isShown = at == view.Piece;
        var address = $"{Address.Item(view.Name, view.Question.Key, view.Filter)}{(FilterQuery.Write(view.Filter).Length == 0 ? "?" : "&")}piece={at}";
        var isNext = at == (view.Piece + 1) % view.Question.Evidence.Count && !isShown;
        var row = Markup.Of($"<li class=\"{(isShown ? "shown" : "")} {(piece.Rejected ? "struck" : "")}\">");
        if (view.Question is not (Question.OfQuote or Question.OfRevision))
            row.Add($"<blockquote><p><bdi>{SafeText.Cut(piece.Text, Shown.Whole)}</bdi></p></blockquote>\n");
        row.Add($"<p class=\"about\"><a href=\"{address}\"{(isNext ? Markup.Of($" data-key=\"q\"") : new Markup())}>page {piece.Page}</a> · <span class=\"role\">{piece.Role}</span>");
        if (piece.Speaker is { } speaker)
            row.Add($" · said by {Shown.Name(speaker, 100)}");
        row.Add($" · <bdi>{SafeText.Cut(piece.Rationale, Shown.Whole)}</bdi></p>\n");
        row.Add(Marks(piece));
        return row.Add(view.Question is Question.OfQuote or Question.OfRevision ? new Markup() : Strike(view, piece, at)).Add($"</li>\n");
    }

    private static Markup Marks(ProposedEvidence piece) => Markup.Join(piece.Marks.Select(mark => Markup.Of($"<p class=\"eye\">Look: {SafeText.Cut(mark, 300)}</p>\n")));

    private static Markup Strike(ItemView view, ProposedEvidence piece, int at)
    {
        var key = at == view.Piece ? Markup.Of($" data-key=\"x\" aria-keyshortcuts=\"x\"") : new Markup();
        return Markup.Of($"""
            <form method="post" action="{Address.Post(view.Name, "strike")}">{DeskFrame.Hidden([("token", view.Token), ("key", view.Question.Key), ("seen", view.Seen), ("piece", at.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("struck", piece.Rejected ? "" : "yes"), .. FilterQuery.Fields(view.Filter).Select(field => ("f_" + field.Name, field.Value))])}<button class="quiet"{key}>{(piece.Rejected ? "Take in again" : "Strike out")}{(at == view.Piece ? Markup.Of($" <kbd>x</kbd>") : new Markup())}</button></form>

            """);
    }
}
