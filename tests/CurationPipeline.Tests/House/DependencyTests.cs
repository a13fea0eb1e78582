using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.House;

/// <summary>Every package that the build restores stands in docs/dependencies.md with its licence.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Folders = ["src", "tests"];
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    private static readonly IReadOnlyDictionary<string, string> Listed = Row()
        .Matches(File.ReadAllText(Repository.File("docs", "dependencies.md")))
        .Where(row => row.Groups[1].Value != "package") // the heads of the tables
        .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value, StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Each_is_listed_with_its_own_licence()
    {
        var packages = Restored().ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.True(Listed.TryGetValue(package.Name, out var licence), $"'{package.Name}' is not in docs/dependencies.md; add its line, with its licence.");
            Assert.Contains(licence, Allowed);
            Assert.Equal(package.Licence ?? licence, licence);
        });
    }

    [Fact]
    public void Each_that_is_listed_is_restored()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Count();
        if (AssetFiles().Count() < projects)
            return; // only some projects were restored

        Assert.Equal([], Listed.Keys.Except(Restored().Select(package => package.Name), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_project_has_its_lock_file() => Assert.All(
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories),
        project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no packages.lock.json; 'dotnet restore' writes it.")); // a file stands in a folder

    /// <summary>Names, and licences where a package names one.</summary>
    private static IEnumerable<(string Name, string? Licence)> Restored() => AssetFiles().SelectMany(PackagesOf).Distinct();

    private static IEnumerable<string> AssetFiles() => Folders
        .SelectMany(folder => Directory.EnumerateDirectories(Repository.File(folder)))
        .Select(project => Path.Combine(project, "obj", "project.assets.json")).Where(File.Exists);

    private static IEnumerable<(string Name, string? Licence)> PackagesOf(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            var path = library.Value.GetProperty("path").GetString()!; // a package has one
            var name = library.Name.Split('/')[0];
            yield return (name, folders.Select(folder => Path.Combine(folder, path, name.ToLowerInvariant() + ".nuspec")).Where(File.Exists).Select(LicenceIn).FirstOrDefault());
        }
    }

    private static string? LicenceIn(string nuspec) => XDocument.Load(nuspec).Descendants()
        .FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;

    [GeneratedRegex(@"^\| ([A-Za-z0-9_.]+) \| ([A-Za-z0-9.-]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
