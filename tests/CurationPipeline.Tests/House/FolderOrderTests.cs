using System.Text.RegularExpressions;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.House;

/// <summary>The folder listing is the pipeline: a stage uses only what stands above it.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string Library = Repository.File("src", "CurationPipeline");

    [Fact]
    public void A_folder_uses_only_folders_above_it()
    {
        var folders = Directory.GetDirectories(Library).Select(path => Path.GetFileName(path)!)
            .Where(name => name is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal).ToList();

        var wrong = folders.SelectMany(folder => Uses(folder)
            .Where(use => string.CompareOrdinal(use.Folder, folder) > 0 && folders.Contains(use.Folder))
            .Select(use => $"{use.File} uses {use.Folder}"));

        Assert.Empty(wrong);
        Assert.Contains("Ground", folders);
    }

    private static IEnumerable<(string File, string Folder)> Uses(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Library, folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => NamespaceUse().Matches(File.ReadAllText(file))
                .Select(match => match.Groups["folder"].Value)
                .Where(used => used != folder)
                .Select(used => (Path.GetRelativePath(Library, file), used)));

    [GeneratedRegex(@"(?<![\w.])(?:CurationPipeline\.)?(?<folder>Catalog|Chat|Documents|Extract|Graph|Ground|Resolve|Review|Scoring|Seeds|Site)\.[A-Z]|using (?:static )?CurationPipeline\.(?<folder>\w+)")]
    private static partial Regex NamespaceUse();
}
