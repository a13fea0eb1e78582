using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>A review file that asks again what was taken back.</summary>
/// <param name="Back">Content keys under which the questions had been answered.</param>
/// <param name="LeftOut">Those of answers that only another reading of the paper asks again.</param>
public sealed record ReopenedReview(string File, IReadOnlyCollection<string> Back, IReadOnlyCollection<string> LeftOut);

/// <summary>What was taken back.</summary>
/// <param name="Result">What the ledger has of it.</param>
/// <param name="Answered">The questions that had been answered with it, by content key, each with the paper that asked.</param>
/// <param name="Reopened">Review files that ask again.</param>
public sealed record TakenBack(ApplyResult Result, IReadOnlyList<(string Key, EntityId? Paper)> Answered, IReadOnlyList<ReopenedReview> Reopened);

/// <summary>A base with its review files: what is decided outside of them is followed by them.</summary>
public sealed class ReviewedBase(KnowledgeBase knowledge)
{
    private readonly ReviewFolder _reviews = new(knowledge.Directory, knowledge.Files);

    /// <summary>Decides, so that review files name entities by what they become.</summary>
    /// <exception cref="CurationException">A decision does not hold; nothing was changed.</exception>
    public ApplyResult Decide(NewDecision decision, string by)
    {
        _reviews.NoteDue();
        var result = knowledge.Decide([decision], by);
        _reviews.Reconcile(knowledge);
        return result;
    }

    /// <summary>Takes decisions back, so that what they had answered is asked again where it was asked.</summary>
    /// <param name="idOrBatch">An id, or enough of its end to tell it from others.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="then">What is to be done before review files are brought in line with the base.</param>
    /// <exception cref="CurationException">There is no such decision, or it is taken back already.</exception>
    public TakenBack Undo(string idOrBatch, string by, Action? then = null)
    {
        var answered = knowledge.Graph.AnsweredBy(idOrBatch);
        var result = knowledge.Undo(idOrBatch, by, first: _reviews.NoteDue);
        then?.Invoke();
        return new TakenBack(result, answered, _reviews.Reconcile(knowledge));
    }
}
