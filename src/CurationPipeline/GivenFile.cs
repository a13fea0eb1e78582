namespace CurationPipeline;

/// <summary>Reads a file that a person named, or says why that cannot be.</summary>
internal static class GivenFile
{
    /// <exception cref="CurationException">There is no such file, it is none, or it may not be read.</exception>
    public static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
            throw new CurationException($"'{path}' is a folder; give a file.");
        return Told(path, () => IsToBeOpened(path) ? File.ReadAllBytes(path) : throw new CurationException($"'{path}' is empty, or it is a pipe or a device; give a file."));
    }

    /// <summary>Reads a file, or says why that cannot be.</summary>
    /// <exception cref="CurationException">It is gone, or it may not be read.</exception>
    public static T Told<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CurationException($"There is no file '{path}'; check the path.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CurationException($"'{path}' cannot be read ({exception.Message}); see that it is a file that you may open.", exception);
        }
    }

    /// <exception cref="CurationException">There is no such file, it is none, it may not be read, or it is in another encoding.</exception>
    public static string Text(string path) => TextFile.Decode(Bytes(path), path);

    /// <summary>Opening a pipe waits until somebody writes into it, perhaps for ever; it has no length, as an empty file has none.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    public static bool IsToBeOpened(string path) => new FileInfo(path).Length > 0;
}
