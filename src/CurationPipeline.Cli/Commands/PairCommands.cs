using System.CommandLine;
using CurationPipeline.Cli.Pages;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate merge</c>, <c>curate distinct</c> and <c>curate unrelated</c>: what a person says of two entities.</summary>
internal static class PairCommands
{
    public static Command Merge(Terminal terminal) => Create(
        terminal, "merge", "Join two entities: the first stays as a redirect to the second, with its names and evidence.",
        ("loser", "The entity that goes."), ("winner", "The entity that stays."),
        (first, second) => new NewDecision.Merge(first, second),
        "Merged {0} into {1}.");

    public static Command Distinct(Terminal terminal) => Create(
        terminal, "distinct", "Say for good that two entities are not the same.",
        ("first", "One entity."), ("second", "The other."),
        (first, second) => new NewDecision.Distinct(first, second),
        "{0} and {1} are distinct from now on.");

    public static Command Unrelated(Terminal terminal) => Create(
        terminal, "unrelated", "Say that two similar entities have nothing to do with each other; asked again only if a description changes.",
        ("first", "One entity."), ("second", "The other."),
        (first, second) => new NewDecision.Unrelated(first, second),
        "{0} and {1} are unrelated from now on.",
        ContentKey.OfPair);

    private static Command Create(
        Terminal terminal, string name, string description, (string Name, string Words) first, (string Name, string Words) second,
        Func<EntityId, EntityId, NewDecision> decide, string done, Func<Entity, Entity, string>? key = null)
    {
        var one = new Argument<string>(first.Name) { Description = first.Words };
        var other = new Argument<string>(second.Name) { Description = second.Words };
        var by = OpenBase.By();
        var json = Shared.Json();
        var command = new Command(name, description) { one, other, by, json };
        command.SetAction(parsed =>
        {
            var (a, b) = (Id(parsed.GetValue(one)!), Id(parsed.GetValue(other)!)); // required arguments
            using var knowledge = OpenBase.Of(parsed, terminal);
            var seen = key is not null && knowledge.Graph.FindEntity(a) is { } seenOne && knowledge.Graph.FindEntity(b) is { } seenOther ? key(seenOne, seenOther) : null;
            var result = new ReviewedBase(knowledge).Decide(decide(a, b) with { Key = seen }, Person.Name(parsed.GetValue(by), terminal));
            ApplyReport.Write(terminal, result, done.Replace("{0}", a.ToString(), StringComparison.Ordinal).Replace("{1}", b.ToString(), StringComparison.Ordinal), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static EntityId Id(string text) => EntityId.TryParse(text, out var id)
        ? id
        : throw new CurationException($"'{text}' is not an id; write it as type:slug, such as concept:reward-hacking.");
}
