namespace CurationPipeline;

/// <summary>A file that one program holds at a time; it is let go with the process, however that ends.</summary>
internal static class FileLock
{
    /// <summary>Takes it; null while another program holds it.</summary>
    /// <exception cref="CurationException">It cannot be made or opened, as in a folder that may only be read.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
#pragma warning disable RS0030 // The file stays empty: what counts is who holds it.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
#pragma warning restore RS0030
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CurationException(
                $"'{path}' cannot be written ({exception.Message}); see that its folder can be written and that the disk has room.", exception);
        }
    }

    /// <summary>Another's hold, as Linux, macOS and Windows tell it; a full disk or a missing folder is none.</summary>
    public static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
