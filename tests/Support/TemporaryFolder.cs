namespace CurationPipeline.Tests.Support;

/// <summary>A folder of its own for a test, gone when the test ends; in memory where the system has such a place.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string InMemory = "/dev/shm";
    private const long RoomNeeded = 2L << 30;

    public TemporaryFolder() => Path = Directory.CreateDirectory(System.IO.Path.Combine(Quickest, $"curation-{Guid.NewGuid():N}")).FullName;

    /// <summary>Where files are made fastest: tests wait for many flushes. A container may have a place in memory that is too small.</summary>
    public static string Quickest { get; } =
        Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > RoomNeeded ? InMemory : System.IO.Path.GetTempPath();

    public string Path { get; }

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open goes with the machine's temporary folder.
        }
    }
}
