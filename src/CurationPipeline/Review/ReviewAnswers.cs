using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Reads what a person wrote behind <c>decision:</c>.</summary>
internal static class ReviewAnswers
{
    public static Answer Read(YamlPlace place, string section)
    {
        if (section == "unverified")
        {
            return Answer.Pending;
        }

        var said = place.Has("decision") ? place.Text("decision") : "pending";
        var answer = section is "entities" or "pairs" && said.StartsWith("same-as", StringComparison.Ordinal)
            ? new Answer(Say.SameAs, SameAs(place.Get("decision"), said))
            : section == "pairs" && said == "duplicate" ? new Answer(Say.SameAs, ReviewItems.Id(place.Get("first").Get("id")))
            : new Answer(Plain(place, said, section));
        return answer with { Reason = Reason(place), Note = place.OptionalText("note"), By = place.OptionalText("by"), Disagreement = place.OptionalText("disagreement") };
    }

    private static Say Plain(YamlPlace place, string said, string section) => said switch
    {
        "pending" => Say.Pending,
        "approve" => Say.Approve,
        "reject" => Say.Reject,
        "later" => Say.Later,
        "edge" when section == "pairs" => Say.Approve,
        "unrelated" when section == "pairs" => Say.Reject,
        _ => throw place.Get("decision").Mistake(
            $"'{said}' is not a decision; write {Choices(section)} or pending"),
    };

    private static string Choices(string section) => section switch
    {
        "entities" => "approve, reject, later, same-as type:slug",
        "pairs" => "duplicate, edge, unrelated, later, same-as type:slug",
        _ => "approve, reject, later",
    };

    private static EntityId SameAs(YamlPlace place, string said)
    {
        var id = said["same-as".Length..].Trim();
        return EntityId.TryParse(id, out var known)
            ? known
            : throw place.Mistake($"'{id}' is not an id; write same-as and an id, such as: same-as concept:reward-hacking");
    }

    private static string? Reason(YamlPlace place)
    {
        var reason = place.OptionalText("reason");
        return reason is null || Answer.RejectReasons.Contains(reason)
            ? reason
            : throw place.Get("reason").Mistake(
                $"'{reason}' is not a reason; the reasons are {string.Join(", ", Answer.RejectReasons)}; write anything else behind 'note:'");
    }
}
