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
        var answer = section == "entities" && said.StartsWith("same-as", StringComparison.Ordinal)
            ? new Answer(Say.SameAs, SameAs(place.Get("decision"), said))
            : new Answer(Plain(place, said, section));
        return answer with { Reason = Reason(place), Note = place.OptionalText("note"), By = place.OptionalText("by"), Disagreement = place.OptionalText("disagreement") };
    }

    private static Say Plain(YamlPlace place, string said, string section) => said switch
    {
        "pending" => Say.Pending,
        "approve" => Say.Approve,
        "reject" => Say.Reject,
        "later" => Say.Later,
        _ => throw place.Get("decision").Mistake(
            $"'{said}' is not a decision; write approve, reject, later{(section == "entities" ? ", same-as type:slug" : "")} or pending"),
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
