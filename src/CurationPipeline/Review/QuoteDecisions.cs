using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Decides on the quotes of a review file that are worth keeping for their own sake.</summary>
internal sealed class QuoteDecisions(DecisionSheet sheet, EndStates ends, QuoteMaker quotes)
{
    public void Make(ReviewFile file)
    {
        foreach (var item in file.Quotes)
        {
            var answer = file.ApproveRest && item.Answer is { Say: Say.Pending, Disagreement: null } && item.Item.Quote.Marks.Count == 0
                ? item.Answer with { Say = Say.Approve }
                : item.Answer;
            if (answer.Decides && !sheet.IsDecidedBefore(item.Item.Key))
            {
                Decide(item with { Answer = answer }, file);
            }
        }
    }

    private void Decide(Reviewed<ProposedQuote> item, ReviewFile file)
    {
        if (item.Answer.Say == Say.Approve && !MayStand(item, file))
        {
            return;
        }

        if (quotes.Make(item.Item.Quote, item.Line) is not { } quote)
        {
            return;
        }

        var about = item.Item.About.Where(id => ends.Of(id) == EndState.Known).Select(ends.Actual).Distinct().ToList();
        NewDecision decision = item.Answer.Say == Say.Approve
            ? new NewDecision.ApproveQuote(quote, about)
            : new NewDecision.RejectQuote(quote, about);
        sheet.Add(decision, item.Item.Key, item.Answer);
    }

    /// <summary>What the words are about has to be in the base; what was rejected there is left out.</summary>
    private bool MayStand(Reviewed<ProposedQuote> item, ReviewFile file)
    {
        foreach (var id in item.Item.About.Append(file.Paper.Id))
        {
            switch (ends.Of(id))
            {
                case EndState.Unheard:
                    sheet.Mistake(item.Line, ends.WhyUnheard(id));
                    return false;
                case EndState.Pending:
                    sheet.Wait(item.Line, $"the quote waits for '{id}', which is undecided in line {ends.LineOf(id)}.");
                    return false;
                case EndState.Rejected when id == file.Paper.Id:
                    sheet.Mistake(item.Line, $"The quote comes from '{id}', which is rejected; approve the paper, or reject the quote.");
                    return false;
            }
        }

        return true;
    }
}
