using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Documents;
using CurationPipeline.Extract.Rules;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Extract.Model;

/// <summary>Words what a model is asked about one paper.</summary>
internal sealed class Questions(Document document, IReadOnlyList<KnownEntity> known, KindCatalog catalog, ModelSettings settings)
{
    private const int MarkLength = 16;

    private readonly NearKnown _near = new(known);
    private readonly string _case = Path.GetFileNameWithoutExtension(document.FileName);
    private readonly string _kinds = string.Join('\n', catalog.Entities
        .Where(kind => ReplySchema.EntityKinds(catalog).Contains(kind.Name)).Select(kind => $"- {kind.Name}: {kind.Definition}"));
    private readonly string _relations = string.Join('\n', ReplySchema.Relations(catalog).Select(relation =>
        $"- {relation.Name}{(relation.Symmetric ? " (both directions say the same)" : "")}: {relation.Definition} " +
        $"[{string.Join(", ", relation.Sources)} -> {string.Join(", ", relation.Targets)}]"));

    private static readonly string Examples = string.Join("\n\n", Prompts.Examples.Select(example =>
        $"Text:\n{example.Parts["Text"]}\nAnswer:\n{example.Parts["Reply"]}"));

    /// <summary>The first question about a stretch of the paper.</summary>
    public List<ChatMessage> About(string text, string? section)
    {
        var mark = MarkFor(text);
        (string, string)[] values =
        [
            ("kinds", _kinds), ("relations", _relations), ("roles", string.Join(", ", QuoteRoles.All)), ("examples", Examples),
            ("known", KnownIn(text)), ("paper", PaperFacts.TitleOf(document)), ("section", section ?? "(none)"), ("mark", mark), ("text", text),
        ];
        return
        [
            new ChatMessage(ChatRole.System, Prompts.Extract.Fill("System", values)),
            new ChatMessage(ChatRole.User, Prompts.Extract.Fill("User", values)),
        ];
    }

    /// <summary>Asks for what an answer missed.</summary>
    public static List<ChatMessage> Missed(List<ChatMessage> asked, ReadReply found) =>
    [
        .. asked,
        new ChatMessage(ChatRole.User, Prompts.Missed.Fill("User", ("found", string.Join('\n',
            found.Entities.Select(entity => $"- {entity.Kind}: {entity.Name}")
                .Concat(found.Relations.Select(relation => $"- {relation.Source.Name} {relation.Relation} {relation.Target.Name}"))
                .Concat(found.Quotes.Select(quote => $"- quote: {quote.Text.Clip(80)}")).Distinct(StringComparer.Ordinal))))),
    ];

    /// <summary>Asks to put right what could not be taken.</summary>
    public static List<ChatMessage> Repair(List<ChatMessage> asked, string answer, IReadOnlyList<Rejected> rejected) =>
    [
        .. asked,
        new ChatMessage(ChatRole.Assistant, answer),
        new ChatMessage(ChatRole.User, Prompts.Repair.Fill("User", ("items", string.Join('\n',
            rejected.Select(item => $"- {item.Json.Clip(2000)}\n  {item.Reason}"))))),
    ];

    /// <summary>Asks for one description in place of several.</summary>
    public List<ChatMessage> Describe(IEnumerable<(string Name, IReadOnlyList<string> Descriptions)> entities)
    {
        var text = string.Join('\n', entities.Select(entity =>
            $"{entity.Name}\n{string.Join('\n', entity.Descriptions.Select(description => $"- {description}"))}"));
        (string, string)[] values = [("paper", PaperFacts.TitleOf(document)), ("mark", MarkFor(text)), ("descriptions", text)];
        return
        [
            new ChatMessage(ChatRole.System, Prompts.Describe.Fill("System", values)),
            new ChatMessage(ChatRole.User, Prompts.Describe.Fill("User", values)),
        ];
    }

    /// <param name="step">Which question of the paper it is.</param>
    /// <param name="weight">Of questions that wait the heaviest goes first: those that others wait for.</param>
    public ChatOptions Options<T>(string step, int weight) => new ChatOptions
    {
        ModelId = settings.Model,
        Temperature = settings.Temperature,
        Seed = settings.Seed,
        MaxOutputTokens = settings.ReplyTokens,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(ReplySchema.Of<T>(catalog), typeof(T).Name.ToLowerInvariant()),
    }.Named($"{_case}/{step}").Weighing(weight).Reading(ModelExtractor.CanRead);

    private string KnownIn(string text)
    {
        var near = _near.To(text);
        return near.Count == 0 ? "(none)" : string.Join('\n', near.Select(entity =>
            $"- {entity.Id}: {entity.Name}{(entity.Aliases.Count > 0 ? $" ({string.Join("; ", entity.Aliases)})" : "")}"));
    }

    /// <summary>A mark that depends on the text that it encloses: no text can carry its own.</summary>
    private string MarkFor(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Sha256 + text)))[..MarkLength];
}
