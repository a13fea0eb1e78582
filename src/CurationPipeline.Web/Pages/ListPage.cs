using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>The questions of one paper: filtered, answered together, applied.</summary>
internal static class ListPage
{
    private const int MostRows = 200;

    private static readonly (string Key, string What)[] Keys =
    [
        ("Enter", "begin with the first question shown"), ("n", "next row"), ("p", "previous row"), ("f", "filter"),
        ("a", "approve all that the filter shows"), ("r", "reject them all"), ("l", "leave them all for later"), ("o", "open them all again"),
        ("u", "undo the last thing done"), ("A", "apply: take the answers into the base"), ("h", "all papers"),
    ];

    /// <summary>The entities that the first rows name.</summary>
    public static IEnumerable<EntityId> Mentions(IReadOnlyList<Question> shown) =>
        shown.Take(MostRows).OfType<Question.OfEdge>().SelectMany(edge => new[] { edge.Item.Edge.Source, edge.Item.Edge.Target });

    /// <param name="name">What addresses call the review file.</param>
    /// <param name="sheet">The file.</param>
    /// <param name="filter">Which questions to show.</param>
    /// <param name="shown">Those that it shows.</param>
    /// <param name="chances">The probability of each question to be accepted; null while too little was decided.</param>
    /// <param name="known">What the base calls entities; null while another program uses it.</param>
    /// <param name="token">What every form carries.</param>
    /// <param name="said">What to tell the person.</param>
    /// <param name="undo">What an undo would take back.</param>
    public static string Of(
        string name, ReviewSheet sheet, QuestionFilter filter, IReadOnlyList<Question> shown, Func<Question, double?> chances,
        IReadOnlyDictionary<EntityId, string>? known, string token, DeskMessage? said, string? undo)
    {
        var file = sheet.File;
        var content = Markup.Of($"<h1>{Shown.Name(file.Paper.Title, 300)}</h1>\n")
            .Add(Filters(name, sheet, filter, shown.Count > 0 && chances(shown[0]) is not null))
            .Add(Actions(name, file, filter, shown, token, undo))
            .Add(Rows(name, file, filter, shown, chances, known))
            .Add(Unverified(name, sheet, token));
        return DeskFrame.Page(file.Paper.Title, Head(file), content, said, Keys);
    }

    private static Markup Head(ReviewFile file) =>
        Markup.Of($"<nav aria-label=\"Desk\"><a href=\"/\" data-key=\"h\">All papers</a></nav> <span class=\"progress\">{Shown.Progress(file)}</span>");

    private static Markup Filters(string name, ReviewSheet sheet, QuestionFilter filter, bool canSort)
    {
        var (all, file) = (sheet.Questions, sheet.File);
        return Markup.Of($"""
            <form class="filters" method="get" action="{Address.Paper(name)}" aria-label="Filter">
            {Choice("state", "State", filter.State, ["open", "pending", "later", "approve", "reject", "same-as", "eye"], first: true)}
            {Choice("kind", "Kind", filter.Kind, all.Select(question => question.Kind).Distinct().Order(StringComparer.Ordinal))}
            {Choice("relation", "Relation", filter.Relation, file.Edges.Select(edge => edge.Item.Edge.Relation).Distinct().Order(StringComparer.Ordinal))}
            {Choice("role", "Role", filter.Role, all.SelectMany(question => question.Evidence).Select(piece => piece.Role).Distinct().Order(StringComparer.Ordinal))}
            {Choice("reason", "Reason", filter.Reason, Answer.RejectReasons)}
            {Choice("section", "Section", filter.Section, all.SelectMany(question => question.Evidence).Select(piece => piece.Section).OfType<string>().Distinct())}
            {(canSort ? Choice("sort", "First", filter.Sort, ["likely", "unlikely"]) : new Markup())}
            <label>Page <input name="page" inputmode="numeric" size="3" value="{filter.Page?.ToString(System.Globalization.CultureInfo.InvariantCulture)}"></label>
            <label>Likeness from <input name="score" inputmode="decimal" size="4" placeholder="0.80" value="{filter.Score?.ToString(System.Globalization.CultureInfo.InvariantCulture)}"></label>
            <label>Words <input type="search" name="q" value="{filter.Text}"></label>
            <button>Show</button> <a href="{Address.Paper(name)}">all</a>
            </form>

            """);
    }

    private static Markup Choice(string field, string label, string? chosen, IEnumerable<string> values, bool first = false)
    {
        var options = values.Select(value => Markup.Of($"<option value=\"{value}\"{(value == chosen ? " selected" : "")}>{(value == "eye" ? "needs an eye" : Shown.Relation(value))}</option>"));
        return Markup.Of($"<label>{label} <select name=\"{field}\"{(first ? Markup.Of($" data-key=\"f\"") : new Markup())}><option value=\"\">any</option>{Markup.Join(options)}</select></label>");
    }

    private static Markup Actions(string name, ReviewFile file, QuestionFilter filter, IReadOnlyList<Question> shown, string token, string? undo)
    {
        // A pair that is put off goes into the ledger like one that is decided.
        var decided = file.Answers.Count(answer => answer.Answer.Decides) + file.Pairs.Count(pair => pair.Answer.Say == Say.Later);
        var actions = Markup.Of($"<div class=\"bar\" role=\"toolbar\" aria-label=\"All that is shown\">\n");
        if (shown.Count > 0)
            actions.Add($"<a class=\"button strong\" data-key=\"Enter\" href=\"{Address.Item(name, (shown.FirstOrDefault(question => question.Answer.Say == Say.Pending) ?? shown[0]).Key, filter)}\">Begin <kbd>Enter</kbd></a>\n");
        foreach (var (key, say, label) in Bulk)
        {
            var together = DeskAnswers.Together(shown, say);
            var count = together.Count;
            if (together.Any(question => question.Answer.Say != say))
                actions.Add(Shown.Button(key, $"{label} {count}", $"type=button data-open=all-{key}"));
        }

        if (undo is not null)
            actions.Add($"<form method=\"post\" action=\"{Address.Post(name, "undo")}\">{DeskFrame.Hidden(("token", token))}{Shown.Button("u", $"Undo: {SafeText.Cut(undo, 40)}", "")}</form>\n");
        if (decided > 0)
            actions.Add($"<form method=\"post\" action=\"{Address.Post(name, "apply")}\">{DeskFrame.Hidden(("token", token))}{Shown.Button("A", $"Apply {decided}", "", "strong")}</form>\n");
        actions.Add($"</div>\n");
        foreach (var (key, say, label) in Bulk)
            actions.Add(Dialog(name, shown, filter, token, key, say, label));
        return actions;
    }

    private static readonly (string Key, Say Say, string Label)[] Bulk =
        [("a", Say.Approve, "Approve all"), ("r", Say.Reject, "Reject all"), ("l", Say.Later, "Later, all"), ("o", Say.Pending, "Reopen all")];

    private static Markup Dialog(
        string name, IReadOnlyList<Question> shown, QuestionFilter filter, string token, string key, Say say, string label)
    {
        var together = DeskAnswers.Together(shown, say);
        var left = shown.Count > together.Count ? $" The other {shown.Count - together.Count} need a look of their own (possible duplicates, marked quotes) and stay as they are." : "";
        var answered = together.Count(question => question.Answer.Decides);
        var over = answered > 0 ? $" {answered} of them are answered already; that answer is replaced." : "";
        var alone = say == Say.Approve ? " What other papers say of the same is not shown here, and is not approved with it." : "";
        var reasons = say != Say.Reject ? new Markup() : Markup.Of(
            $"<p><label>Reason <select name=\"why\"><option value=\"\">none</option>{Markup.Join(Answer.RejectReasons.Select(reason => Markup.Of($"<option value=\"{reason}\">{Shown.Relation(reason)}</option>")))}</select></label></p>");
        return Markup.Of($"""
            <dialog id="all-{key}" aria-labelledby="all-{key}-title"><h2 id="all-{key}-title">{label}: {together.Count} items</h2>
            <p>All that the filter shows.{left}{over}{alone} One undo takes it back.</p>
            <form method="post" action="{Address.Post(name, "all")}">{DeskFrame.Hidden([("token", token), ("say", say.ToString()), ("count", together.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. FilterQuery.Fields(filter)])}{reasons}
            <button class="strong" autofocus>{label} {together.Count}</button> <button type="button" data-close>Cancel</button></form></dialog>

            """);
    }

    private static Markup Rows(
        string name, ReviewFile file, QuestionFilter filter, IReadOnlyList<Question> shown, Func<Question, double?> chances,
        IReadOnlyDictionary<EntityId, string>? known)
    {
        if (shown.Count == 0)
            return Markup.Of($"<p class=\"none\">{(file.Answers.Any() ? "The filter shows nothing." : "Nothing is left to decide in this file.")}</p>\n");
        var proposed = file.Entities.DistinctBy(item => item.Item.Entity.Id).ToDictionary(item => item.Item.Entity.Id, item => item.Item.Entity.Name);
        var rows = Markup.Join(shown.Take(MostRows).Select(question => Markup.Of($"""
            <li><a class="row" href="{Address.Item(name, question.Key, filter)}"><span class="kind">{question.Kind}</span> <span class="what">{Title(question, id => proposed.GetValueOrDefault(id) ?? known?.GetValueOrDefault(id) ?? id.ToString())}</span>
            {(question.NeedsAnEye ? Markup.Of($"<span class=\"eye\">look</span>") : new Markup())} {(chances(question) is { } chance ? Markup.Of($"<span class=\"count\">{FormattableString.Invariant($"{100 * chance:0} %")}</span>") : new Markup())} {Shown.State(question.Answer)}</a></li>

            """)));
        var more = shown.Count > MostRows ? Markup.Of($"<p class=\"rest\">and {shown.Count - MostRows} more: filter, or begin and go on from one to the next.</p>") : new Markup();
        return Markup.Of($"<h2>Questions <span class=\"count\">({shown.Count})</span></h2>\n<ol class=\"questions\">\n{rows}</ol>\n{more}");
    }

    private static Markup Title(Question question, Func<EntityId, string> name) => question switch
    {
        Question.OfEdge { Item.Edge: var edge } => Markup.Of(
            $"{Shown.Name(name(edge.Source), 80)} <span class=\"relation\">{Shown.Relation(edge.Relation)}</span> {Shown.Name(name(edge.Target), 80)}"),
        _ => Shown.Name(question.Title, 110),
    };

    private static Markup Unverified(string name, ReviewSheet sheet, string token)
    {
        if (sheet.File.Unverified.Count == 0)
            return new Markup();
        var rows = Markup.Join(sheet.File.Unverified.Take(MostRows).Select(item => UnverifiedRow.Of(name, sheet, item.Item, token)));
        return Markup.Of($"<details class=\"unverified\"><summary>Claimed, and not in the paper ({sheet.File.Unverified.Count})</summary>\n<ul class=\"rows\">\n{rows}</ul></details>\n");
    }
}
