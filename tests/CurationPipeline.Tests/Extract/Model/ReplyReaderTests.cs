using System.Text.Json;
using CurationPipeline.Catalog;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;

namespace CurationPipeline.Tests.Extract.Model;

public sealed class ReplyReaderTests
{
    private const string Text = "Mirror Auditing reduces reward hacking by asking twice.";

    private static readonly KnownEntity Known = new("concept:situational-awareness", "concept", "Situational Awareness", ["SA"], "");

    [Fact]
    public void A_bad_item_takes_no_other_with_it()
    {
        var read = Read(
            [Entity("concept", "Reward Hacking"), Entity("spaceship", "Enterprise"), Entity("method", ""), Entity("Methods", "Mirror Auditing")], []);

        Assert.Equal(["concept Reward Hacking", "method Mirror Auditing"], read.Entities.Select(entity => $"{entity.Kind} {entity.Name}"));
        Assert.Equal(["entity 'Enterprise'", "entity ''"], read.Rejected.Select(item => item.What));
        Assert.StartsWith("There is no kind of entity 'spaceship'; the kinds are paper, thinker,", read.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal("It has no name.", read.Rejected[1].Reason);
    }

    [Fact]
    public void A_relation_read_backwards_is_turned_round()
    {
        var read = Read(
            [Entity("concept", "Reward Hacking"), Entity("method", "Mirror Auditing")], [Relation("Reward Hacking", "addresses", "Mirror Auditing")]);

        var relation = Assert.Single(read.Relations);
        Assert.Equal(("Mirror Auditing", "Reward Hacking"), (relation.Source.Name, relation.Target.Name));
    }

    [Theory]
    [InlineData("Reward Hacking", "associated_with", "Nobody", "Its end 'Nobody' is neither an entity of the answer nor a known one.")]
    [InlineData("Reward Hacking", "loves", "SA", "There is no relation 'loves'")]
    [InlineData("Reward Hacking", "associated_with", "reward-hacking", "It joins a thing to itself.")]
    [InlineData("Reward Hacking", "authored", "SA", "'authored' cannot join a concept to a concept")]
    public void A_relation_that_cannot_be_is_refused_with_its_reason(string source, string relation, string target, string reason)
    {
        var read = Read([Entity("concept", "Reward Hacking")], [Relation(source, relation, target)]);

        Assert.Empty(read.Relations);
        Assert.StartsWith(reason, Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SA")]
    [InlineData("concept:situational-awareness")]
    [InlineData("situational awareness")]
    public void An_end_may_be_a_known_entity_by_any_of_its_names(string end)
    {
        var read = Read([Entity("concept", "Reward Hacking")], [Relation("Reward Hacking", "Associated-With", end)]);

        Assert.Equal(new EndMention("concept", "Situational Awareness"), Assert.Single(read.Relations).Target);
    }

    [Fact]
    public void An_item_without_a_quote_is_refused()
    {
        var read = Read([Entity("concept", "Reward Hacking", quote: "")], []);

        Assert.Equal("It has no quote.", Assert.Single(read.Rejected).Reason);
    }

    [Fact]
    public void Words_of_an_example_are_refused_as_from_the_prompt()
    {
        var read = Read([Entity("concept", "Goal Drift", quote: "Goal drift, the slow loss of an assigned objective over a long run, appears in four of five planners.")], []);

        Assert.Contains("from-prompt", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_counts_only_when_it_is_known_and_of_the_kind()
    {
        var read = Read(
            [Entity("concept", "Knowing Where One Is", id: "concept:situational-awareness"), Entity("method", "Probe", id: "concept:invented")], []);

        Assert.Equal(("Situational Awareness", "concept:situational-awareness"), (read.Entities[0].Name, read.Entities[0].KnownId));
        Assert.Equal(["Knowing Where One Is"], read.Entities[0].Aliases);
        Assert.Null(read.Entities[1].KnownId);
    }

    [Fact]
    public void Hostile_values_become_plain_lines()
    {
        var read = Read([Entity("concept", "A\n---\nid: evil\u0007", role: "ADMIN", speaker: "the authors")], []);

        var entity = Assert.Single(read.Entities);
        Assert.Equal("A --- id: evil", entity.Name);
        Assert.Equal(("background", null), (entity.Evidence[0].Role, entity.Evidence[0].Speaker));
    }

    [Fact]
    public void The_schema_allows_what_the_catalog_has_and_no_more() =>
        Support.Snapshot.Verify(JsonSerializer.Serialize(ReplySchema.Of<Reply>(KindCatalog.Default), Indented), "json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static ReadReply Read(object[] entities, object[] relations) =>
        new ReplyReader(KindCatalog.Default, new EndMention("paper", "A Paper"), [Known])
            .Read(JsonSerializer.Serialize(new { entities, relations, quotes = Array.Empty<object>() }), 0, Text, ReadReply.Empty)!; // it is JSON

    private static object Entity(string kind, string name, string quote = Text, string? id = null, string role = "result", string? speaker = null) =>
        new { kind, name, id, description = "", aliases = Array.Empty<string>(), quote, role, speaker, rationale = "Why not." };

    private static object Relation(string source, string relation, string target) =>
        new { source, relation, target, quote = Text, role = "result", speaker = (string?)null, rationale = "Why not." };
}
