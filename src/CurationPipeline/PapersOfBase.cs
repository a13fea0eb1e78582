using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline;

/// <summary>
/// The texts of all papers that were read into a base: answers from which of them words come that their own paper does not
/// have. They are indexed when the first such question comes, because most runs ask none.
/// </summary>
internal sealed class PapersOfBase(GraphCaches caches)
{
    private PaperIndex? _index;

    /// <summary>The place of the words in their paper, or why they have none there.</summary>
    public Grounding Ground(QuoteIndex paper, string quote, TextRange? near) =>
        paper.Find(quote, near) ?? (_index ??= Read()).Ground(paper, quote, near);

    /// <summary>Takes in a paper that was read in this run.</summary>
    public void Add(QuoteIndex paper) => _index?.Add(paper);

    private PaperIndex Read()
    {
        var index = new PaperIndex(OwnWords.Texts);
        foreach (var paper in caches.Papers().Select(paper => caches.FindPaper(paper.Sha256)).OfType<PaperText>())
        {
            index.Add(Path.GetFileName(paper.Path), paper.Sha256, paper.Text);
        }

        return index;
    }
}
