using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Refuses texts that no file can hold, and names that say nothing.</summary>
internal static class TextCheck
{
    public static string? WhatIsWrong(NewDecision decision) => Items(decision)
        .Append((What: "reason", Text: decision.Reason))
        .Append((What: "note", Text: decision.Note))
        .Append((What: "section", Text: decision.Origin?.Section))
        .Where(item => item.Text is not null && !IsWhole(item.Text))
        .Select(item => $"The {item.What} holds half of a character, which no file can keep; take it out.")
        .FirstOrDefault() ?? Empty(decision);

    private static IEnumerable<(string What, string? Text)> Items(NewDecision decision) => decision switch
    {
        NewDecision.ApproveEntity approve => Texts(approve.Entity).Concat(approve.Quotes.Concat(approve.Refused).SelectMany(Texts)),
        NewDecision.RejectEntity reject => Texts(reject.Entity),
        NewDecision.EditEntity edit => Texts(edit.Entity),
        NewDecision.SameEntity same => Texts(same.Proposed).Concat(same.Quotes.Concat(same.Refused).SelectMany(Texts)),
        NewDecision.ApproveEdge approve => approve.Quotes.SelectMany(Texts).Append(("rationale", approve.Edge.Rationale)),
        NewDecision.RejectEdge reject => reject.Quotes.SelectMany(Texts).Append(("rationale", reject.Edge.Rationale)),
        NewDecision.ApproveEvidence approve => Texts(approve.Quote),
        NewDecision.RejectEvidence reject => Texts(reject.Quote),
        NewDecision.ApproveQuote approve => Texts(approve.Quote).Append(("name", approve.Name)),
        NewDecision.RejectQuote reject => Texts(reject.Quote),
        _ => [],
    };

    private static IEnumerable<(string What, string? Text)> Texts(Entity entity) =>
        [
            ("name", entity.Name), ("description", entity.Description), .. entity.Aliases.Select(alias => ("alias", (string?)alias)),
            .. (entity.Paper?.Authors ?? []).Select(author => ("author's name", (string?)author)),
            ("arXiv id", entity.Paper?.Arxiv), ("DOI", entity.Paper?.Doi),
        ];

    private static IEnumerable<(string What, string? Text)> Texts(QuoteDetails quote) =>
        [("quote", quote.Text), ("rationale", quote.Rationale), ("speaker", quote.Speaker), ("role", quote.Role)];

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }

    private static string? Empty(NewDecision decision) => decision switch
    {
        NewDecision.ApproveEntity { Entity: var entity } when string.IsNullOrWhiteSpace(entity.Name) => $"'{entity.Id}' has no name; give it one.",
        NewDecision.EditEntity { Entity: var entity } when string.IsNullOrWhiteSpace(entity.Name) => $"'{entity.Id}' has no name; give it one.",
        NewDecision.ApproveQuote { Quote.Text: var text } when string.IsNullOrWhiteSpace(text) => "A quote without words cannot be kept.",
        _ => null,
    };
}
