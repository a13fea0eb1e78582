using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What opens over a pair: the edge that joins the two, and which of them stays where they are one.</summary>
internal static class PairDialogs
{
    public static Markup Of(ItemView view, ProposedPair pair) => pair.MayBeOne ? Join(view, pair).Add(Same(view, pair)) : Join(view, pair);

    private static Markup Join(ItemView view, ProposedPair pair)
    {
        var allowed = view.Catalog is { } catalog ? PairProposals.Allowed(catalog, pair.First.Id, pair.Second.Id) : pair.Edge is { } only ? [only] : [];
        if (allowed.Count == 0)
            return Markup.Of($"<dialog id=\"join\" aria-labelledby=\"join-title\"><h2 id=\"join-title\">No edge</h2><p>The catalog has no relation that joins the two.</p><form method=\"dialog\"><button autofocus>Close</button></form></dialog>\n");
        var options = Markup.Join(allowed.Select(edge => Markup.Of(
            $"<option value=\"{edge.Source} {edge.Relation} {edge.Target}\"{(edge == pair.Edge ? Markup.Of($" selected") : new Markup())}>{NameOf(pair, edge.Source)} {Shown.Relation(edge.Relation)} {NameOf(pair, edge.Target)}</option>")));
        return Markup.Of($"""
            <dialog id="join" aria-labelledby="join-title"><h2 id="join-title">Which edge joins them?</h2>
            <form method="post" action="{Address.Post(view.Name, "join")}">{Dialogs.Fields(view)}
            <p><label>Edge <select name="edge">{options}</select></label></p>
            <p><label>Why it holds, in a line: it has no quote to stand on <textarea name="rationale" rows="3" maxlength="6000" required autofocus>{Dialogs.Line(pair.Rationale)}</textarea></label></p>
            <button class="strong">Join them</button> <button type="button" data-close>Cancel</button></form></dialog>

            """);
    }

    private static Markup Same(ItemView view, ProposedPair pair) => Markup.Of($"""
        <dialog id="same" aria-labelledby="same-title"><h2 id="same-title">They are one: which stays?</h2>
        <form method="post" action="{Address.Post(view.Name, "answer")}">{Dialogs.Fields(view)}<input type="hidden" name="say" value="SameAs">
        <div class="reasons">
        {Kept(pair.First, "1")}{Kept(pair.Second, "2")}</div>
        <p class="about">The other becomes an alias of it, and its edges and their evidence move there.</p></form></dialog>

        """);

    private static Markup Kept(PairSide side, string key) => Markup.Of(
        $"<button name=\"same\" value=\"{side.Id}\" data-key=\"{key}\"><kbd>{key}</kbd> {Shown.Name(side.Name, 90)} <code>{side.Id}</code> <span class=\"count\">{side.Edges} edges</span></button>\n");

    private static string NameOf(ProposedPair pair, Graph.EntityId id) => SafeText.Cut(pair.First.Id == id ? pair.First.Name : pair.Second.Name, 60);
}
