using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>One question: what is proposed, why, the page of the paper, and what the base knows of it.</summary>
internal static class ItemPage
{
    private static readonly (string Key, string What)[] Keys =
    [
        ("a", "approve"), ("r", "reject; then a digit for the reason, or Enter for none"), ("l", "later"),
        ("s", "same as an entity of the base (entities only)"), ("e", "edit in place"), ("o", "open again"),
        ("n", "next"), ("p", "previous"), ("q", "next quote on the page"), ("x", "strike the shown quote out, or take it in again"),
        ("u", "undo the last thing done"), ("i", "back to the list"), ("?", "these keys"),
    ];

    private static readonly (string Key, string What)[] PairKeys =
    [
        ("a", "an edge joins them"), ("r", "they are unrelated"), ("s", "they are one"), ("l", "later"), ("e", "a note"), ("o", "open again"),
        ("n", "next"), ("p", "previous"), ("u", "undo the last thing done"), ("i", "back to the list"), ("?", "these keys"),
    ];

    public static string Of(ItemView view, DeskMessage? said)
    {
        var content = Markup.Of($"""
            <div class="desk">
            <section class="proposal" aria-label="The proposal">
            {Proposal.Of(view)}{Evidence.Of(view)}</section>
            <section class="paper" aria-label="The paper">
            {PaperPane.Of(view)}</section>
            <section class="beside" aria-label="What is known of it">
            {Surroundings.Of(view)}</section>
            </div>
            {Bar(view)}{Dialogs.Of(view)}
            """);
        return DeskFrame.Page(SafeText.Cut(view.Question.Title, 60), Head(view), content, said, view.Question is Question.OfPair ? PairKeys : Keys);
    }

    private static Markup Head(ItemView view) => Markup.Of($"""
        <nav aria-label="Desk"><a href="{Address.Paper(view.Name, view.Filter)}" data-key="i">{Shown.Name(view.File.Paper.Title, 70)}</a></nav>
        <span class="progress">{Shown.Progress(view.File)}</span>
        """);

    private static Markup Bar(ItemView view)
    {
        var fields = DeskFrame.Hidden([("token", view.Token), ("key", view.Question.Key), ("seen", view.Seen), .. FilterQuery.Fields(view.Filter).Select(field => ("f_" + field.Name, field.Value))]);
        var bar = Markup.Of($"""
            <form class="bar" id="answer" method="post" action="{Address.Post(view.Name, "answer")}" aria-label="Answer">
            {fields}{Judge(view.Question)}{Shown.Button("l", "Later", "name=say value=Later")}
            """);
        if (view.Question is Question.OfEntity)
            bar.Add(Shown.Button("s", "Same as", "type=button data-open=same"));
        bar.Add(Shown.Button("e", view.Question is Question.OfPair ? "Note" : "Edit", "type=button data-open=edit"));
        if (view.Question.Answer.Say != Say.Pending)
            bar.Add(Shown.Button("o", "Reopen", "name=say value=Pending"));
        bar.Add($"<span class=\"steps\">");
        bar.Add(Step(view, -1, "p", "Previous")).Add(Step(view, 1, "n", "Next")).Add($"</span>");
        bar.Add($"</form>\n");
        if (view.Undo is { } undo)
            bar.Add($"<form class=\"undo\" method=\"post\" action=\"{Address.Post(view.Name, "undo")}\">{DeskFrame.Hidden(("token", view.Token))}{Shown.Button("u", $"Undo: {SafeText.Cut(undo, 34)}", "", "quiet")}</form>\n");
        return bar;
    }

    private static Markup Judge(Question question) => question is Question.OfPair { Item: var pair }
        ? Markup.Of($"{Shown.Button("a", "Edge", "type=button data-open=join", "approve")}{Shown.Button("r", "Unrelated", "name=say value=Reject", "reject")}{(pair.MayBeOne ? Shown.Button("s", "They are one", "type=button data-open=same") : new Markup())}")
        : Markup.Of($"{Shown.Button("a", "Approve", "name=say value=Approve", "approve")}{Shown.Button("r", "Reject", "type=button data-open=reject", "reject")}");

    private static Markup Step(ItemView view, int by, string key, string label) => view.Step(by) is { } other
        ? Markup.Of($"<a class=\"button\" data-key=\"{key}\" href=\"{Address.Item(view.Name, other.Key, view.Filter)}\">{label} <kbd>{key}</kbd></a>\n")
        : new Markup();
}
