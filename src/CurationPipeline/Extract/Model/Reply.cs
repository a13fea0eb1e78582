using System.ComponentModel;

namespace CurationPipeline.Extract.Model;

/// <summary>What a model is asked to answer for one chunk; the reply schema is made from these types.</summary>
internal sealed record Reply(
    IReadOnlyList<EntityItem> Entities, IReadOnlyList<RelationItem> Relations, IReadOnlyList<QuoteItem> Quotes);

/// <summary>An entity as a model gives it.</summary>
internal sealed record EntityItem(
    [property: Description("A kind of the list.")] string Kind,
    [property: Description("How the field calls it; for a claim or question one full sentence.")] string Name,
    [property: Description("The id of the known entity that it is; else null.")] string? Id,
    [property: Description("One or two sentences on what it is, from the text; may be empty.")] string Description,
    [property: Description("Other names that the text gives it, acronyms among them.")] IReadOnlyList<string> Aliases,
    [property: Description("Words of the text, letter by letter.")] string Quote,
    string Role,
    [property: Description("Who says the words, if not the authors; else null.")] string? Speaker,
    [property: Description("Why the item holds, in one line.")] string Rationale);

/// <summary>A relation as a model gives it.</summary>
internal sealed record RelationItem(
    [property: Description("Name of an entity, or 'this paper'.")] string Source,
    string Relation,
    [property: Description("Name of an entity, or 'this paper'.")] string Target,
    [property: Description("Words of the text, letter by letter.")] string Quote,
    string Role,
    [property: Description("Who says the words, if not the authors; else null.")] string? Speaker,
    [property: Description("Why the relation holds, in one line.")] string Rationale);

/// <summary>A quote worth keeping, as a model gives it.</summary>
internal sealed record QuoteItem(
    [property: Description("Words of the text, letter by letter.")] string Text,
    [property: Description("Names of the entities that the words are about.")] IReadOnlyList<string> About,
    string Role,
    [property: Description("Who says the words, if not the authors; else null.")] string? Speaker,
    [property: Description("Why the words are worth keeping, in one line.")] string Rationale);

/// <summary>What a model is asked to answer of two entries that may be one.</summary>
internal sealed record OpinionItem(
    string Opinion,
    [property: Description("Why, in one sentence.")] string Reason);

/// <summary>One description for an entity that several chunks described.</summary>
internal sealed record DescriptionItem(string Name, string Description);

/// <summary>What a model is asked to answer when descriptions are joined.</summary>
internal sealed record DescriptionsReply(IReadOnlyList<DescriptionItem> Descriptions);
