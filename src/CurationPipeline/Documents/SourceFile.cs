using System.Security.Cryptography;

namespace CurationPipeline.Documents;

/// <summary>A file's name, bytes and identity.</summary>
internal sealed record SourceFile(string Name, byte[] Bytes)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public bool IsMarkdown => Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || Name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    public bool IsPlainText => Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>A PDF by its content: the header may stand anywhere in the first kilobyte.</summary>
    public bool IsPdf => Bytes.AsSpan(0, Math.Min(Bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0
        || Name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    public static SourceFile Open(string path)
    {
        var name = Path.GetFileName(path);
        if (string.IsNullOrWhiteSpace(path))
            throw new DocumentException("A file was named with nothing; give its path.");
        if (Directory.Exists(path))
            throw new DocumentException($"'{path}' is a folder; name the files in it.");
        try
        {
            return GivenFile.IsToBeOpened(path)
                ? new SourceFile(name, File.ReadAllBytes(path))
                : throw new DocumentException($"'{name}' is empty or no ordinary file; fetch the file again.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException($"'{path}' does not exist; check the path.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DocumentException($"'{path}' cannot be read ({exception.Message}); check that it is a file that you may open.", exception);
        }
    }
}
