using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>Tells whether an item, with what other files say of it, is still as a person saw it: a short hash.</summary>
public static class SeenMark
{
    /// <param name="text">The item's lines, where nothing is shown beside them.</param>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <param name="sheet">The file.</param>
    /// <param name="key">The item.</param>
    /// <param name="also">The same entity as other files propose it.</param>
    /// <param name="twins">Other edges of the file that are the same one.</param>
    public static string Of(ReviewSheet sheet, string key, IEnumerable<AlsoProposed> also, IEnumerable<Reviewed<ProposedEdge>> twins) =>
        Of(string.Join('\n', [sheet.TextOf(key), .. twins.Select(twin => sheet.TextOf(twin.Item.Key)), .. also.Select(Of)]));

    /// <summary>What is shown of another file's proposal.</summary>
    public static string Of(AlsoProposed also)
    {
        var (entity, answer) = (also.Proposal.Item.Entity, also.Proposal.Answer);
        return Of(string.Join('\n',
        [
            also.File.Path, entity.Id.ToString(), entity.Name, entity.Description, $"{answer.Say} {answer.SameAs}",
            .. entity.Aliases,
            .. also.Proposal.Item.PossibleDuplicates.Select(other => other.Id.ToString()),
            .. also.Proposal.Item.Evidence.SelectMany<ProposedEvidence, string>(piece => [$"{piece.Page} {piece.Role} {piece.Rejected}", piece.Text, .. piece.Marks]),
        ]));
    }
}
