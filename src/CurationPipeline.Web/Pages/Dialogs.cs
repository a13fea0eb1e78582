using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What opens over a question: why it is rejected, what it is the same as, and its fields to correct.</summary>
internal static class Dialogs
{
    public static Markup Of(ItemView view)
    {
        if (view.Question is Question.OfPair { Item: var pair })
            return PairDialogs.Of(view, pair).Add(Edit(view));
        var dialogs = Reject(view).Add(Edit(view));
        return view.Question is Question.OfEntity entity ? dialogs.Add(Same(view, entity.Item)) : dialogs;
    }

    public static Markup Fields(ItemView view) => DeskFrame.Hidden([
        ("token", view.Token), ("key", view.Question.Key), ("seen", view.Seen),
        .. FilterQuery.Fields(view.Filter).Select(field => ("f_" + field.Name, field.Value))]);

    private static Markup Reject(ItemView view)
    {
        var reasons = Markup.Join(Answer.RejectReasons.Select((reason, at) => Markup.Of(
            $"<button name=\"reason\" value=\"{reason}\" data-key=\"{at + 1}\"><kbd>{at + 1}</kbd> {Shown.Relation(reason)}</button>\n")));
        return Markup.Of($"""
            <dialog id="reject" aria-labelledby="reject-title"><h2 id="reject-title">Reject: why?</h2>
            <form method="post" action="{Address.Post(view.Name, "answer")}">{Fields(view)}<input type="hidden" name="say" value="Reject">
            <button class="strong" data-key="Enter" autofocus>No reason <kbd>Enter</kbd></button>
            <div class="reasons">
            {reasons}</div>
            <p><label>Note <input name="note" maxlength="2000" data-key="t" value="{view.Question.Answer.Note}"></label> <kbd>t</kbd></p></form></dialog>

            """);
    }

    private static Markup Same(ItemView view, ProposedEntity item)
    {
        var known = Markup.Join(item.PossibleDuplicates.Select((other, at) =>
            Found(other.Id, view.Known?.GetValueOrDefault(other.Id)?.Entity.Name ?? other.Id.ToString(), $"likeness {other.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}")));
        return Markup.Of($"""
            <dialog id="same" aria-labelledby="same-title"><h2 id="same-title">Same as which {item.Entity.Id.Type} of the base?</h2>
            <form method="post" action="{Address.Post(view.Name, "answer")}">{Fields(view)}<input type="hidden" name="say" value="SameAs">
            <p><label>Search <input type="search" data-find="/find?type={item.Entity.Id.Type}&amp;q=" autocomplete="off" autofocus></label></p>
            <div class="found" aria-live="polite">
            {known}</div>
            <p class="about"><kbd>↓</kbd> into the list, <kbd>Enter</kbd> takes the one with the focus</p></form></dialog>

            """);
    }

    /// <summary>An entity to choose.</summary>
    public static Markup Found(EntityId id, string name, string about) =>
        Markup.Of($"<button name=\"same\" value=\"{id}\"><b>{Shown.Name(name, 90)}</b> <code>{id}</code> <span class=\"about\">{SafeText.Cut(about, 160)}</span></button>\n");

    private static Markup Edit(ItemView view) => Markup.Of($"""
        <dialog id="edit" aria-labelledby="edit-title"><h2 id="edit-title">{(view.Question is Question.OfPair ? "A note" : "Correct the proposal")}</h2>
        <form method="post" action="{Address.Post(view.Name, "edit")}">{Fields(view)}
        {Editable(view)}<p><label>Note <input name="note" maxlength="2000" value="{view.Question.Answer.Note}"></label></p>
        <button class="strong">Save <kbd>Enter</kbd></button> <button type="button" data-close>Cancel</button></form></dialog>

        """);

    private static Markup Editable(ItemView view) => view.Question switch
    {
        Question.OfEntity { Item.Entity: var entity } => Markup.Of($"""
            <p><label>Name <input name="name" required maxlength="300" value="{entity.Name}" autofocus></label></p>
            <p><label>Id <input name="id" required pattern="[a-z0-9_]+:[a-z0-9\-]+" value="{entity.Id}"></label></p>
            <p><label>Description <textarea name="description" rows="4" maxlength="6000">{Line(entity.Description)}</textarea></label></p>
            <p><label>Also called, one a line <textarea name="aliases" rows="3">{Line(string.Join('\n', entity.Aliases))}</textarea></label></p>

            """),
        Question.OfEdge { Item: var item } => Markup.Of($"""
            <p><label>From <input name="source" required value="{item.Edge.Source}"></label></p>
            <p><label>Relation <select name="relation" autofocus>{Relations(view, item.Edge.Relation)}</select></label> <button type="button" data-swap>Turn round</button></p>
            <p><label>To <input name="target" required value="{item.Edge.Target}"></label></p>
            <p><label>Rationale <textarea name="rationale" rows="3" maxlength="6000">{Line(item.Rationale)}</textarea></label></p>

            """),
        Question.OfQuote { Item: var item } => Markup.Of($"""
            <p><label>Rationale <textarea name="rationale" rows="3" maxlength="6000" autofocus>{Line(item.Quote.Rationale)}</textarea></label></p>
            <p><label>About, one id a line <textarea name="about" rows="3">{Line(string.Join('\n', item.About))}</textarea></label></p>

            """),
        _ => new Markup(),
    };

    private static Markup Relations(ItemView view, string chosen)
    {
        var names = view.Catalog?.Relations.Select(kind => kind.Name).ToList() ?? [chosen];
        return Markup.Join((names.Contains(chosen) ? names : [chosen, .. names]).Select(name =>
            Markup.Of($"<option value=\"{name}\"{(name == chosen ? Markup.Of($" selected") : new Markup())}>{Shown.Relation(name)}</option>")));
    }

    /// <summary>A browser leaves out the first line break of a text area.</summary>
    public static Markup Line(string text) => Markup.Of($"\n{text}");
}
