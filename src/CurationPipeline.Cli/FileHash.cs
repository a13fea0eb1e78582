using System.Security.Cryptography;

namespace CurationPipeline.Cli;

/// <summary>Which bytes a file has.</summary>
internal static class FileHash
{
    /// <summary>As papers are known by; null for what cannot be read, or was taken away meanwhile.</summary>
    public static string? Of(string file)
    {
        try
        {
            // A pipe has no length, and opening one would wait for somebody to write into it.
            if (new FileInfo(file).Length == 0)
                return null;
            using var stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
