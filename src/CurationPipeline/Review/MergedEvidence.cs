using System.Globalization;

namespace CurationPipeline.Review;

/// <summary>What two people wrote to the pieces of an item's evidence: words that one of them struck out are struck out.</summary>
/// <param name="Changes">Fields to be written into the item here, as paths with values.</param>
/// <param name="Left">What of the other's is not taken over, in sentences.</param>
internal sealed record MergedEvidence(IReadOnlyList<(string[] Path, string Yaml)> Changes, IReadOnlyList<string> Left)
{
    /// <param name="ours">The pieces here.</param>
    /// <param name="theirs">The other's.</param>
    /// <param name="answer">What they said, with their name.</param>
    public static MergedEvidence Of(IReadOnlyList<ItemPiece> ours, IReadOnlyList<ItemPiece> theirs, Answer answer)
    {
        var by = answer.By;
        var changes = new List<(string[] Path, string Yaml)>();
        var left = new List<string>();
        foreach (var other in theirs)
        {
            var at = ours.Select(piece => piece.Text).ToList().IndexOf(other.Text);
            if (at < 0)
            {
                if (answer.Decides || other is not { IsStruck: false, Note: null, Reason: null })
                    left.Add($"{by}'s file has words for it that do not stand here: '{other.Text}'");
                continue;
            }

            if (other.IsStruck && !ours[at].IsStruck)
                changes.Add((Path(at, "decision"), "reject"));
            Take(at, "note", ours[at].Note, other.Note);
            Take(at, "reason", ours[at].Reason, other.Reason);
        }

        return new MergedEvidence(changes, left);

        void Take(int at, string field, string? here, string? there)
        {
            if (there is null || here == there)
                return;
            if (here is null)
                changes.Add((Path(at, field), YamlText.Inline(there)));
            else
                left.Add($"the {field} '{here}' of a quote stays, and {by} has '{there}'");
        }
    }

    private static string[] Path(int piece, string field) => ["evidence", piece.ToString(CultureInfo.InvariantCulture), field];
}
