using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>Two entities about which nothing is asked at the moment: how they stand, and a way to ask.</summary>
internal static class PairPage
{
    public static string Of(PairStanding pair, string token)
    {
        var content = Markup.Of($"<h1>{Name(pair.One)} · {Name(pair.Other)}</h1>\n<p>{Words(pair)}</p>\n");
        if (pair is { MayBeAsked: true, One: { } one, Other: { } other })
        {
            content.Add($"""
                <form class="bar" method="post" action="/pair">{DeskFrame.Hidden(("token", token), ("one", one.Id.ToString()), ("other", other.Id.ToString()))}
                {Shown.Button("Enter", "Ask what they are to each other", "", "strong")}</form>

                """);
        }

        return DeskFrame.Page("Two entities", Markup.Of($"<nav aria-label=\"Desk\"><a href=\"/\" data-key=\"h\">All papers</a></nav>"), content, null, ("Enter", "ask"), ("h", "all papers"));
    }

    private static Markup Name(Entity? entity) => entity is null ? Markup.Of($"(not in the base)") : Shown.Link(entity);

    private static string Words(PairStanding pair) =>
        pair.One is null || pair.Other is null ? "The base has no such entity."
        : pair.AreOne ? "They are one: a merge joined them."
        : pair.Joined.Count > 0 ? $"An edge joins them: {string.Join(", ", pair.Joined.Select(Shown.Relation))}."
        : PairProposals.AskedAgain(pair.Memory) ?? (pair.Memory.Said is { } said
            ? $"{said.By} said '{DecisionJson.NameOf(said.Verb)}' of them; it is not asked again, unless you ask."
            : "No edge joins them, and nobody was asked about them yet.");
}
