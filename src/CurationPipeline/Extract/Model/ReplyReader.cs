using System.Text.Json.Nodes;
using CurationPipeline.Catalog;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract.Model;

/// <summary>Turns a model's answer into mentions; every item is checked alone, and a bad one takes no other with it.</summary>
internal sealed class ReplyReader(KindCatalog catalog, EndMention paper, IReadOnlyList<KnownEntity> known)
{
    private const int LongestName = 200;
    private const int LongestQuote = 2000;
    private const int LongestDescription = 1000;
    private const int LongestRationale = 400;

    /// <param name="answer">What the model said.</param>
    /// <param name="chunk">0-based chunk that it was asked about.</param>
    /// <param name="text">The chunk's text as sent.</param>
    /// <param name="before">What earlier answers about the same chunk gave: relations may join it.</param>
    public ReadReply? Read(string answer, int chunk, string text, ReadReply before)
    {
        if (ReplyJson.Find(answer) is not { } reply)
            return null;
        var rejected = new List<Rejected>();
        rejected.AddRange(reply.Odd.Select(Odd));
        var ends = new Ends(paper, known);
        var entities = new List<EntityMention>();
        foreach (var entity in before.Entities)
            ends.Add(entity);
        foreach (var item in reply.Entities)
        {
            if (Entity(item, chunk, text, rejected) is not { } entity)
                continue;
            entities.Add(entity);
            ends.Add(entity);
        }

        var relations = reply.Relations.Select(item => Relation(item, chunk, text, ends, rejected)).OfType<RelationMention>().ToList();
        var quotes = reply.Quotes.Select(item => Quote(item, chunk, text, ends, rejected)).OfType<QuoteMention>().ToList();
        return new ReadReply(entities, relations, quotes, rejected, reply.Cut);
    }

    /// <summary>Of a relation's ends, whatever its direction: a repair may turn it round.</summary>
    public static string KeyOf(string from, string to)
    {
        var (a, b) = (Names.Key(from), Names.Key(to));
        return string.CompareOrdinal(a, b) <= 0 ? $"{a}|{b}" : $"{b}|{a}";
    }

    private static Rejected Odd(JsonNode node)
    {
        var words = ((node as JsonValue)?.TryGetValue<string>(out var text) == true ? text : (node as JsonObject)?.Text("name", "text")) ?? "";
        var json = node.ToJsonString();
        return new Rejected(
            $"item {json.Clip(80)}",
            "It is none of the items that were asked for; entities, relations and quotes each have their own list and fields.",
            Names.Key(words.Length > 0 ? words : json),
            json);
    }

    private EntityMention? Entity(JsonObject item, int chunk, string text, List<Rejected> rejected)
    {
        var name = item.Text("name", "label");
        var kind = Kind(item.Text("kind", "type"));
        var what = $"entity '{name.Clip(80)}'";
        var problem = name.Length == 0 ? "It has no name."
            : name.Length > LongestName ? $"Its name is longer than {LongestName} characters."
            : kind is null ? $"There is no kind of entity '{item.Text("kind", "type").Clip(40)}'; the kinds are {string.Join(", ", ReplySchema.EntityKinds(catalog))}."
            : kind == paper.Kind && IsPaper(name) ? "It is the paper itself, which is listed already."
            : ProblemOf(item, text);
        if (problem is not null)
        {
            rejected.Add(new Rejected(what, problem, Names.Key(name), item.ToJsonString()));
            return null;
        }

        var same = known.FirstOrDefault(entity => entity.Id == item.Text("id", "known_id") && entity.Kind == kind);
        IEnumerable<string> aliases = same is null || same.Name == name ? item.Texts("aliases") : item.Texts("aliases").Append(name);
        return new EntityMention(
            kind!, // checked above
            same?.Name ?? name,
            item.Text("description").Clip(LongestDescription),
            [.. aliases.Where(alias => alias.Length <= LongestName)],
            [Words(item, chunk, "quote", "evidence")],
            chunk)
        { KnownId = same?.Id };
    }

    private RelationMention? Relation(JsonObject item, int chunk, string text, Ends ends, List<Rejected> rejected)
    {
        var (from, to) = (item.Text("source", "from"), item.Text("target", "to"));
        var relation = item.Text("relation", "predicate", "type").ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        var (source, target) = (ends.Find(from), ends.Find(to));
        var problem = source is null ? $"Its end '{from.Clip(80)}' is neither an entity of the answer nor a known one."
            : target is null ? $"Its end '{to.Clip(80)}' is neither an entity of the answer nor a known one."
            : source == target ? "It joins a thing to itself."
            : ProblemOf(item, text);
        if (problem is null && catalog.WhyNot(source!.Kind, relation, target!.Kind) is { } whyNot)
        {
            if (catalog.FindRelation(relation) is null || catalog.WhyNot(target.Kind, relation, source.Kind) is not null)
                problem = whyNot;
            else
                (source, target) = (target, source);
        }

        if (problem is null)
        {
            var quote = Words(item, chunk, "quote", "evidence");
            return new RelationMention(source!, relation, target!, quote.Rationale, [quote], chunk); // both checked above
        }

        rejected.Add(new Rejected($"relation '{from.Clip(80)}' {relation.Clip(40)} '{to.Clip(80)}'", problem, KeyOf(from, to), item.ToJsonString()));
        return null;
    }

    private static QuoteMention? Quote(JsonObject item, int chunk, string text, Ends ends, List<Rejected> rejected)
    {
        var about = item.Texts("about").Select(ends.Find).OfType<EndMention>().Distinct().ToList();
        if (ProblemOf(item, text) is not { } problem)
            return Words(item, chunk, "text", "quote") with { About = about };
        rejected.Add(new Rejected($"quote '{item.Text("text", "quote").Clip(80)}'", problem, "", item.ToJsonString()));
        return null;
    }

    private static string? ProblemOf(JsonObject item, string text)
    {
        var quote = item.Text("quote", "evidence", "text");
        return quote.Length == 0 ? "It has no quote."
            : quote.Length > LongestQuote ? $"Its quote is longer than {LongestQuote} characters."
            : PromptEcho.Is(quote, text) ? "Its quote is from-prompt: the words stand in an example of the prompt and not in the paper."
            : null;
    }

    private static QuoteMention Words(JsonObject item, int chunk, params ReadOnlySpan<string> fields)
    {
        var role = item.Text("role").ToLowerInvariant();
        return new QuoteMention(
            item.Text(fields),
            item.Text("rationale", "reason").Clip(LongestRationale),
            QuoteRoles.All.Contains(role) ? role : QuoteRoles.Background,
            Speaker(item.Text("speaker").Clip(LongestName)),
            chunk);
    }

    private static string? Speaker(string name) =>
        name.Length == 0 || name.ToLowerInvariant() is "null" or "none" or "authors" or "the authors" or "we" or "author" ? null : name;

    private bool IsPaper(string name) => Names.Key(name) == Names.Key(paper.Name) || Names.Key(name) == "this paper";

    /// <summary>The catalog's name for the kind, also from a plural or other letters' case; null where there is none.</summary>
    private string? Kind(string given)
    {
        var name = given.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return ReplySchema.EntityKinds(catalog).FirstOrDefault(kind => kind == name || kind == Words(name));

        static string Words(string word) => Rules.Words.Singular(word);
    }
}
