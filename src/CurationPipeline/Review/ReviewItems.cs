using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Reads the items of a review file, with a person's corrections.</summary>
internal static class ReviewItems
{
    private static readonly string[] Roles = ["result", "background", "reported", "criticised", "hypothetical"];

    public static string Key(YamlPlace place)
    {
        var key = place.Text("key");
        return SealedKey.IsWhole(key)
            ? key
            : throw place.Get("key").Mistake($"the key '{key}' was changed; put back the one that stood here, or delete the item and ingest the paper again");
    }

    public static EntityId Id(YamlPlace place)
    {
        var text = place.Node.ToString();
        return EntityId.TryParse(text, out var id)
            ? id
            : throw place.Mistake($"'{text}' is not an id; write it as type:slug, such as concept:reward-hacking");
    }

    public static ProposedEntity Entity(YamlPlace place)
    {
        place.Only("key", "decision", "entity", "possible_duplicates", "evidence", "note", "reason", "by", "disagreement");
        var entity = place.Get("entity");
        entity.Only("id", "type", "name", "description", "aliases", "authors", "year", "arxiv", "doi");
        var id = Id(entity.Get("id"));
        if (entity.Has("type") && entity.Text("type") != id.Type)
        {
            throw entity.Get("type").Mistake($"the type is '{entity.Text("type")}' and the id says '{id.Type}'; make both the same");
        }

        return new ProposedEntity(
            Key(place),
            new Entity(id, entity.Text("name"), entity.OptionalText("description") ?? "")
            {
                Aliases = entity.OptionalTexts("aliases"),
                Paper = id.Type == "paper" ? Paper(entity) : null,
            },
            [.. place.OptionalList("possible_duplicates").Select(Duplicate)],
            [.. place.OptionalList("evidence").Select(Evidence)]);
    }

    public static ProposedEdge Edge(YamlPlace place)
    {
        place.Only("key", "decision", "edge", "known_edge", "rationale", "evidence", "note", "reason", "by", "disagreement");
        return new ProposedEdge(
            Key(place),
            EdgeKey(place.Get("edge")),
            place.OptionalText("rationale") ?? "",
            [.. place.OptionalList("evidence").Select(Evidence)],
            place.Flag("known_edge"));
    }

    public static ProposedQuote Quote(YamlPlace place)
    {
        place.Only("key", "decision", "page", "chars", "section", "quote", "role", "speaker", "rationale", "look_at", "about", "note", "reason", "by", "disagreement");
        return new ProposedQuote(Key(place), Piece(place), [.. place.OptionalList("about").Select(Id)]);
    }

    public static UnverifiedItem Unverified(YamlPlace place)
    {
        place.Only("key", "edge", "subject", "quote", "role", "speaker", "rationale", "reason", "nearest", "difference", "found_in", "use", "note");
        if (place.OptionalText("use") is { } use && use != "nearest")
        {
            throw place.Get("use").Mistake($"'{use}' cannot be used; write 'use: nearest', or put the true words behind 'quote:'");
        }

        return new UnverifiedItem(
            Key(place),
            place.Find("edge") is { } edge ? EdgeKey(edge) : null,
            place.Find("subject") is { } subject ? Id(subject) : null,
            place.Text("quote"),
            Role(place),
            place.OptionalText("speaker"),
            place.OptionalText("rationale") ?? "",
            place.Text("reason"),
            place.OptionalText("nearest"),
            place.OptionalText("difference"),
            place.OptionalTexts("found_in"))
        {
            UseNearest = place.Has("use"),
        };
    }

    public static ProposedRevision Revision(YamlPlace place)
    {
        place.Only("key", "decision", "change", "id", "was", "was_page", "page", "chars", "quote", "look_at", "difference", "edges", "note", "reason", "by", "disagreement");
        return new ProposedRevision(
            Key(place),
            Id(place.Get("id")),
            Enum.TryParse<QuoteFate>(place.Text("change"), ignoreCase: true, out var fate)
                ? fate
                : throw place.Get("change").Mistake($"'{place.Text("change")}' is no change; put back moved, changed or vanished"),
            place.Text("was"),
            place.Number("was_page"),
            place.Has("quote") ? Piece(place) : null,
            place.OptionalText("difference"),
            place.OptionalTexts("edges"));
    }

    public static EdgeKey EdgeKey(YamlPlace place)
    {
        place.Only("source", "relation", "target");
        return new EdgeKey(Id(place.Get("source")), place.Text("relation"), Id(place.Get("target")));
    }

    private static PaperDetails Paper(YamlPlace place) => new(
        place.OptionalTexts("authors"),
        place.OptionalText("year") is null ? null : place.Number("year"),
        place.OptionalText("arxiv"),
        place.OptionalText("doi"),
        []);

    private static Resolve.Candidate Duplicate(YamlPlace place)
    {
        place.Only("id", "score", "why", "opinion");
        _ = double.TryParse(place.Text("score"), System.Globalization.CultureInfo.InvariantCulture, out var score);
        return new Resolve.Candidate(Id(place.Get("id")), Resolve.Verdict.Possible, score, place.Text("why")) { Opinion = Opinion(place) };
    }

    /// <summary>What a model thinks, as it stands beside a possible duplicate or a pair.</summary>
    public static Resolve.Opinion? Opinion(YamlPlace place)
    {
        if (place.Find("opinion") is not { } opinion)
            return null;
        opinion.Only("by", "says", "why");
        var says = opinion.Text("says");
        return Resolve.Opinion.Choices.Contains(says)
            ? new Resolve.Opinion(opinion.Text("by"), says, opinion.OptionalText("why") ?? "")
            : throw opinion.Get("says").Mistake($"'{says}' is no opinion; put back {string.Join(", ", Resolve.Opinion.Choices)}, or delete 'opinion:'");
    }

    private static ProposedEvidence Evidence(YamlPlace place)
    {
        place.Only("page", "chars", "section", "quote", "role", "speaker", "rationale", "look_at", "decision", "note", "reason");
        return Piece(place) with { Rejected = Rejected(place) };
    }

    private static bool Rejected(YamlPlace place) =>
        place.Has("decision") && place.Text("decision") switch
        {
            "reject" => true,
            "approve" or "pending" => false,
            var other => throw place.Get("decision").Mistake(
                $"'{other}' is not a decision for a piece of evidence; write reject to leave it out, or nothing"),
        };

    private static ProposedEvidence Piece(YamlPlace place)
    {
        var range = place.List("chars");
        if (range.Count != 2)
        {
            throw place.Get("chars").Mistake("'chars' are two numbers, the first character and the one past the last");
        }

        return new ProposedEvidence(
            place.Text("quote"),
            place.Number("page"),
            range[0].Number(),
            range[1].Number(),
            Role(place),
            place.OptionalText("speaker"),
            place.OptionalText("rationale") ?? "",
            place.OptionalTexts("look_at"))
        {
            Section = place.OptionalText("section"),
        };
    }

    private static string Role(YamlPlace place)
    {
        var role = place.OptionalText("role") ?? Roles[0];
        return Roles.Contains(role)
            ? role
            : throw place.Get("role").Mistake($"'{role}' is not a role; the roles are {string.Join(", ", Roles)}");
    }
}
