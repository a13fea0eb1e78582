using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Takes in the quotes that could not be proven and that a person put right: that is their approval.</summary>
internal sealed class RepairDecisions(DecisionSheet sheet, EdgeDecisions edges)
{
    public void Make(ReviewFile file)
    {
        foreach (var item in file.Unverified.Where(item => IsRepaired(item.Item, file.Paper.Id)))
        {
            if (item.Item.UseNearest && item.Item.Nearest is null)
            {
                sheet.Mistake(item.Line, "'use: nearest' is written here and there is no 'nearest:'; put the paper's own words behind 'quote:'.");
            }
            else if (item.Item.For is { } edge)
            {
                edges.Repair(item, edge with { Source = file.Now(edge.Source), Target = file.Now(edge.Target) }, Evidence(item.Item), file.Paper);
            }
            else
            {
                sheet.Mistake(item.Line, "This quote was to show that the entity is mentioned; approve or reject the entity itself, and leave this as it is.");
            }
        }
    }

    /// <summary>The key tells the words that were claimed: other words were written by a person.</summary>
    public static bool IsRepaired(UnverifiedItem item, EntityId paper) =>
        item.UseNearest || SealedKey.Open(item.Key) != UnverifiedKey.Of(paper, item.For, item.Subject, item.Quote);

    private static ProposedEvidence Evidence(UnverifiedItem item) => new(
        item.UseNearest ? item.Nearest! : item.Quote, 1, 0, 0, item.Role, item.Speaker, item.Rationale, []);
}
