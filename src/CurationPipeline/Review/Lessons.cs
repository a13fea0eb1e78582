using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>What reviewers' answers teach: shares by trait, and a probability for what is still open.</summary>
/// <param name="All">All answers together.</param>
/// <param name="Counts">By trait, most asked first.</param>
/// <param name="Model">Null while there are too few answers to learn from.</param>
public sealed record Lessons(Acceptance All, IReadOnlyList<Acceptance> Counts, AcceptanceModel? Model)
{
    /// <summary>What reviewers want changes: the latest answers say it best, and learning from more takes longer than it is worth.</summary>
    private const int MostLearned = 20_000;

    public static Lessons Of(IEnumerable<(Decision Decision, bool Holds)> history)
    {
        var judgements = Judgement.Of(history);
        return new Lessons(
            Acceptance.Of("all", "all", judgements), Acceptance.Count(judgements), AcceptanceModel.Learn([.. judgements.TakeLast(MostLearned)]));
    }

    /// <summary>The probability that a person accepts what is asked; null while there is no model, and for what no paper proposes.</summary>
    public double? Probability(Question question, ProposalOrigin? run) => question is Question.OfPair ? null : Model?.Probability(Judgement.TraitsOf(question, run));
}
