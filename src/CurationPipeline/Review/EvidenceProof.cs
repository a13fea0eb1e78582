using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Proves claimed words against the document, and keeps those that cannot be proven with their reasons.</summary>
internal sealed class EvidenceProof(EntityId paper, Func<QuoteMention, Grounding> ground, Func<int, string?> sectionOf)
{
    public List<UnverifiedItem> Unverified { get; } = [];

    /// <summary>The quotes that the text has, each place once; the others are noted as unverified.</summary>
    /// <param name="quotes">As they were claimed.</param>
    /// <param name="edge">The edge that they speak for, if they do.</param>
    /// <param name="subject">The entity that they are about, where there is no edge.</param>
    public IReadOnlyList<ProposedEvidence> Of(IReadOnlyList<QuoteMention> quotes, EdgeKey? edge = null, EntityId? subject = null)
    {
        var proven = new List<ProposedEvidence>();
        foreach (var quote in quotes)
        {
            if (Prove(quote, edge, subject) is { } evidence && !proven.Exists(other => Overlap(other, evidence)))
            {
                proven.Add(evidence);
            }
        }

        return proven;
    }

    /// <summary>The quote with the source's own words; null, and noted as unverified, when the text does not have it.</summary>
    public ProposedEvidence? Prove(QuoteMention quote, EdgeKey? edge, EntityId? subject)
    {
        switch (ground(quote))
        {
            case Grounding.Anchored found:
                return Found(found, quote);
            case Grounding.Missing missing:
                Unverified.Add(new UnverifiedItem(
                    SealedKey.Seal(UnverifiedKey.Of(paper, edge, subject, quote.Text)),
                    edge,
                    subject,
                    quote.Text,
                    quote.Role,
                    quote.Speaker,
                    quote.Rationale,
                    missing.Reason.Code(),
                    missing.Nearest,
                    missing.Difference,
                    missing.FoundIn));
                return null;
            default:
                throw new InvalidOperationException("A grounding is one of two cases.");
        }
    }

    private ProposedEvidence Found(Grounding.Anchored found, QuoteMention quote) => new(
        found.Text,
        found.Page,
        found.Parts[0].Start,
        found.Parts[^1].End,
        quote.Role,
        quote.Speaker,
        quote.Rationale,
        found.Marks)
    {
        Section = sectionOf(found.Parts[0].Start),
    };

    private static bool Overlap(ProposedEvidence one, ProposedEvidence other) =>
        one.Start < other.End && other.Start < one.End;
}

/// <summary>What makes a refused quote the same one: the words as claimed, and what they were for.</summary>
internal static class UnverifiedKey
{
    public static string Of(EntityId paper, EdgeKey? edge, EntityId? subject, string quote) =>
        ContentKey.OfEvidence(edge is { } key ? ContentKey.OfEdge(key) : subject?.ToString() ?? "", ContentKey.OfQuote(paper, quote));
}
