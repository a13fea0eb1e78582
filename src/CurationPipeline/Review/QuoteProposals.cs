using CurationPipeline.Extract;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Turns quotes worth keeping into proposals; what they are about has to be known or proposed.</summary>
internal sealed class QuoteProposals(GraphStore graph, ResolvedMentions mentions, EvidenceProof proof, List<Loss> losses)
{
    public IReadOnlyList<ProposedQuote> Make(IReadOnlyList<QuoteMention> quotes) =>
        [.. quotes.Select(Propose).OfType<ProposedQuote>().DistinctBy(quote => quote.Key)];

    private ProposedQuote? Propose(QuoteMention quote)
    {
        var about = quote.About.Where(end => !mentions.IsRejected(end))
            .Select(end => mentions.Find(end) ?? Lose(quote, end))
            .OfType<EntityId>().Distinct().Order().ToList();
        if (proof.Prove(quote, null, about.Count > 0 ? about[0] : mentions.Paper) is not { } proven)
        {
            return null;
        }

        var key = ContentKey.OfQuote(mentions.Paper, proven.Text);
        return graph.Memory.StateOf(key).IsDecided || graph.Memory.StateOf(ContentKey.OfQuote(mentions.PaperAsNew, proven.Text)).Outcome == DecisionOutcome.Rejected ? null : new ProposedQuote(SealedKey.Seal(key), proven, about);
    }

    private EntityId? Lose(QuoteMention quote, EndMention end)
    {
        losses.Add(new Loss($"what a quote is about: {end.Name}", $"The {end.Kind} is not among the entities. The quote: {quote.Text}"));
        return null;
    }
}
