using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Extract.Model;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Review;

/// <summary>How many opinions were asked for and given, and why the others were not.</summary>
/// <param name="Missing">Why there is none, one sentence for each that is not there.</param>
public sealed record OpinionCount(int Given, IReadOnlyList<string> Missing, Spent Spent)
{
    public static OpinionCount None { get; } = new(0, [], default);

    public static OpinionCount operator +(OpinionCount one, OpinionCount other) =>
        new(one.Given + other.Given, [.. one.Missing, .. other.Missing], one.Spent + other.Spent);
}

/// <summary>
/// Asks a model what it thinks of things that may be one. A question without an opinion is a question all the same: whatever goes
/// wrong is counted and stops nothing.
/// </summary>
public sealed class Opinions(IChatClient client, ModelSettings settings, GraphStore graph)
{
    private const int MostTokens = 1_000;
    private const int LongestDescription = 800;
    private const int LongestName = 200;
    private const int MostQuotes = 2;
    private const int MarkLength = 16;

    /// <summary>The run with the version of the prompt, and what the opinions took.</summary>
    internal static ReviewedRun Note(ReviewedRun run, OpinionCount count) => run with
    {
        Prompts = run.Prompts.Append(KeyValuePair.Create(Prompts.Opinion.Name, Prompts.Opinion.Fingerprint)).ToDictionary(StringComparer.Ordinal),
        TokensIn = run.TokensIn + count.Spent.TokensIn,
        TokensOut = run.TokensOut + count.Spent.TokensOut,
        CostUsd = run.CostUsd + count.Spent.Usd,
    };

    /// <summary>Proposals with an opinion on each possible duplicate.</summary>
    public async Task<(IReadOnlyList<ProposedEntity> Items, OpinionCount Count)> OnAsync(
        IReadOnlyList<ProposedEntity> items, CancellationToken cancellationToken = default)
    {
        var asked = items.SelectMany(item => item.PossibleDuplicates.Select(other => (item, other))).ToList();
        var replies = await AskAsync([.. asked.Select(pair => (pair.item.Entity.Id, pair.other.Id, Text(pair.item), Text(pair.other.Id)))], cancellationToken);
        var opinions = asked.Zip(replies).ToDictionary(pair => (pair.First.item.Key, pair.First.other.Id), pair => pair.Second.Opinion);
        return (
            [.. items.Select(item => item with { PossibleDuplicates = [.. item.PossibleDuplicates.Select(other => other with { Opinion = opinions[(item.Key, other.Id)] })] })],
            Count(replies));
    }

    /// <summary>Pairs with an opinion on each that may be one thing.</summary>
    public async Task<(IReadOnlyList<ProposedPair> Pairs, OpinionCount Count)> OnAsync(
        IReadOnlyList<ProposedPair> pairs, CancellationToken cancellationToken = default)
    {
        var asked = pairs.Where(pair => pair.MayBeOne).ToList();
        var replies = await AskAsync([.. asked.Select(pair => (pair.First.Id, pair.Second.Id, Text(pair.First.Id), Text(pair.Second.Id)))], cancellationToken);
        var opinions = asked.Zip(replies).ToDictionary(pair => pair.First.Key, pair => pair.Second.Opinion, StringComparer.Ordinal);
        return ([.. pairs.Select(pair => pair with { Opinion = opinions.GetValueOrDefault(pair.Key) })], Count(replies));
    }

    private static OpinionCount Count(IReadOnlyList<Given> replies) => new(
        replies.Count(reply => reply.Opinion is not null),
        [.. replies.Select(reply => reply.WhyNot).OfType<string>()],
        replies.Aggregate(default(Spent), (sum, reply) => sum + reply.Spent));

    private async Task<IReadOnlyList<Given>> AskAsync(
        IReadOnlyList<(EntityId One, EntityId Other, string First, string Second)> questions, CancellationToken cancellationToken) =>
        await Task.WhenAll(questions.Select(question => AskAsync(question.One, question.Other, question.First, question.Second, cancellationToken)));

    private async Task<Given> AskAsync(EntityId one, EntityId other, string first, string second, CancellationToken cancellationToken)
    {
        var spent = default(Spent);
        try
        {
            var response = await client.GetResponseAsync(Messages(first, second), Options(one, other), cancellationToken);
            spent = Spent.Of(response, settings.Price);
            if (Requests.RefusalIn(response) is { } refusal)
                return new Given(null, $"{one} and {other}: the model refused: \"{refusal.Clip(200)}\"", spent);
            if (Replay.StaleOf(response) is { } stale)
                return new Given(null, $"{one} and {other}: {stale}", spent);
            return OpinionReply.Read(response.Text, settings.Name.Clip(100)) is { } opinion
                ? new Given(opinion, null, spent)
                : new Given(null, $"{one} and {other}: the model's answer holds no opinion.", spent);
        }
        catch (Exception exception) when (exception is CallException or WaitException)
        {
            return new Given(null, $"{one} and {other}: {exception.Message}", spent);
        }
    }

    private static List<ChatMessage> Messages(string first, string second)
    {
        // It depends on the texts that it encloses: no text can carry its own.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{first}\n{second}")))[..MarkLength];
        return
        [
            new ChatMessage(ChatRole.System, Prompts.Opinion.Fill("System", ("mark", mark))),
            new ChatMessage(ChatRole.User, Prompts.Opinion.Fill("User", ("mark", mark), ("first", first), ("second", second))),
        ];
    }

    private ChatOptions Options(EntityId one, EntityId other) => new ChatOptions
    {
        ModelId = settings.Model,
        Temperature = settings.Temperature,
        Seed = settings.Seed,
        MaxOutputTokens = MostTokens,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(ReplySchema.Of<OpinionItem>(KindCatalog.Default), "opinion"),
    }.Named($"opinions/{one.ToString().Clip(LongestName / 2)}-{other.ToString().Clip(LongestName / 2)}").Reading(response => OpinionReply.Read(response.Text, "") is not null);

    private static string Text(ProposedEntity item) => Text(item.Entity, item.Evidence.Take(MostQuotes).Select(piece => $"A paper says: {piece.Text.Clip(LongestDescription)}"));

    private string Text(EntityId id) => graph.FindEntity(graph.Resolve(id)) is { } entity ? Text(entity, []) : id.ToString();

    private static string Text(Entity entity, IEnumerable<string> quotes) => string.Join('\n',
    [
        $"{entity.Id.Type}: {entity.Name.Clip(LongestName)}",
        .. entity.Aliases.Count > 0 ? [$"Also called: {string.Join("; ", entity.Aliases.Take(8).Select(alias => alias.Clip(LongestName)))}"] : Array.Empty<string>(),
        .. entity.Description.Length > 0 ? [entity.Description.Clip(LongestDescription)] : Array.Empty<string>(),
        .. quotes,
    ]);

    /// <param name="WhyNot">Null where there is an opinion.</param>
    private sealed record Given(Opinion? Opinion, string? WhyNot, Spent Spent);
}
