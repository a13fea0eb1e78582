using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Makes quotes from evidence: each proven at its place in the paper once more.</summary>
internal sealed class QuoteMaker(ReviewFile file, Func<string, TextRange?, Grounding> prove, EndStates ends, DecisionSheet sheet)
{
    /// <summary>The quote with the source's own words; null, and noted as a mistake, when the paper does not say it.</summary>
    /// <param name="piece">As the file has it, perhaps corrected by a person.</param>
    /// <param name="line">Of the item, for messages.</param>
    public QuoteDetails? Make(ProposedEvidence piece, int line)
    {
        switch (prove(piece.Text, piece.End > piece.Start ? new TextRange(piece.Start, piece.End) : null))
        {
            case Grounding.Anchored found:
                var hash = QuoteHash.Of(found.Text);
                return new QuoteDetails(
                    found.Text,
                    ends.Actual(file.Paper.Id),
                    found.Page,
                    found.Parts[0].Start,
                    found.Parts[^1].End,
                    DocumentReader.ReaderVersion,
                    piece.Speaker,
                    piece.Role,
                    piece.Rationale)
                {
                    TextHash = hash.Text,
                    SkeletonHash = hash.Skeleton,
                };
            case Grounding.Missing missing:
                var help = missing.Nearest is { } nearest ? $"the nearest words are '{Short(nearest, 160)}'." : "put the paper's own words, or reject it.";
                sheet.Mistake(line, $"The quote '{Short(piece.Text, 80)}' is not in the paper ({missing.Reason.Code()}); {help}");
                return null;
            default:
                throw new InvalidOperationException("A grounding is one of two cases.");
        }
    }

    /// <summary>The first words, cut between two of them.</summary>
    private static string Short(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', length);
        return text[..(cut > length / 2 ? cut : length)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
