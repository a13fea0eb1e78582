using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>An entry file as it is to be, compared with what is there.</summary>
/// <param name="Wanted">Null where the graph has no such entry.</param>
/// <param name="Recorded">Hash of the bytes as the ledger last said that they were written.</param>
/// <param name="IsThere">Whether nothing has to be done.</param>
/// <param name="IsChangedByHand">Whether the file is neither as it is to be nor as it was written.</param>
/// <param name="Stamp">The file as it will be.</param>
internal sealed record PlannedFile(string Path, byte[]? Wanted, string? Recorded, bool IsThere, bool IsChangedByHand, FileStamp Stamp)
{
    public static PlannedFile Of(string path, SeedEntry? entry, byte[]? there, string? recorded)
    {
        var wanted = entry is null ? null : SeedFolder.Bytes(entry);
        var isThere = IsSame(there, wanted);
        var isChangedByHand = !isThere && there is not null && SeedFolder.Hash(there) != recorded;
        return new PlannedFile(path, wanted, recorded, isThere, isChangedByHand, new FileStamp(path, wanted is null ? "" : SeedFolder.Hash(wanted)));
    }

    private static bool IsSame(byte[]? one, byte[]? other) =>
        one is null || other is null ? one is null && other is null : one.AsSpan().SequenceEqual(other);
}
