using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>An entry file as it is to be, compared with what is there.</summary>
/// <param name="Wanted">Null where the graph has no such entry.</param>
/// <param name="Recorded">Hash of the bytes as the ledger last said that they were written.</param>
/// <param name="IsThere">Whether nothing has to be done.</param>
/// <param name="Foreign">What is there where that is neither as it is to be nor as it was last written.</param>
/// <param name="Stamp">The file as it will be.</param>
internal sealed record PlannedFile(string Path, byte[]? Wanted, string? Recorded, bool IsThere, FileStamp? Foreign, FileStamp Stamp)
{
    /// <summary>What the file is that holds what is wanted, where that was found out a while ago.</summary>
    public FileState? Written { get; init; }

    /// <summary>What was there before it was read; null where nothing was, or a link.</summary>
    public FileState? Before { get; init; }

    public static PlannedFile Of(string path, SeedEntry? entry, byte[]? there, string? recorded)
    {
        var wanted = entry is null ? null : SeedFolder.Bytes(entry);
        var isThere = IsSame(there, wanted);
        var found = isThere || there is null ? null : SeedFolder.Hash(there);
        return new PlannedFile(path, wanted, recorded, isThere, found is null || found == recorded ? null : new FileStamp(path, found), new FileStamp(path, wanted is null ? "" : SeedFolder.Hash(wanted)));
    }

    private static bool IsSame(byte[]? one, byte[]? other) =>
        one is null || other is null ? one is null && other is null : one.AsSpan().SequenceEqual(other);
}
