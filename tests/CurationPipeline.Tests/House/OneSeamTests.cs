using System.Reflection;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.House;

/// <summary>What changes a disk past <see cref="IDisk"/> is refused by the compiler: all that the framework has for it is in the list.</summary>
public sealed class OneSeamTests
{
    private static readonly string[] Changing = ["Append", "Copy", "Create", "Delete", "Encrypt", "Decrypt", "Move", "OpenWrite", "Replace", "Write", "GetTempFileName"];

    [Fact]
    public void Every_way_to_change_a_disk_is_banned()
    {
        var banned = File.ReadLines(Repository.File("src", "BannedSymbols.Disk.txt")).Select(line => line.Split(';')[0]).ToHashSet(StringComparer.Ordinal);

        var missing = Ways().Where(way => !banned.Contains(way)).Order(StringComparer.Ordinal).ToList();

        Assert.True(missing.Count == 0, $"Not banned:\n{string.Join('\n', missing.Select(way => $"{way};Whatever is written goes through DiskFiles"))}");
    }

    [Theory]
    [InlineData("CurationPipeline.Pdf")]
    [InlineData("CurationPipeline")]
    [InlineData("CurationPipeline.Web")]
    [InlineData("CurationPipeline.Cli")]
    public void Every_project_is_held_to_the_list(string project)
    {
        var text = File.ReadAllText(Repository.File("src", project, $"{project}.csproj"));

        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", text, StringComparison.Ordinal);
        Assert.Matches(@"AdditionalFiles Include=""\.\./BannedSymbols(\*|\.Disk)\.txt""", text);
    }

    [Fact]
    public void The_exceptions_are_few_and_known()
    {
        var excepted = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(path).Contains("warning disable RS0030", StringComparison.Ordinal))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(["Disk.cs", "DiskFlush.cs", "FileLock.cs"], excepted);
    }

    private static IEnumerable<string> Ways() =>
    [
        .. new[] { typeof(File), typeof(Directory), typeof(Path), typeof(FileInfo), typeof(DirectoryInfo), typeof(FileSystemInfo) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => Changing.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal))).Select(Id),
        .. typeof(StreamWriter).GetConstructors().Where(constructor => constructor.GetParameters()[0].ParameterType == typeof(string)).Select(Id),
        Id(typeof(FileStream).GetConstructor([typeof(string), typeof(FileMode)])!), // there is one
        Id(typeof(File).GetMethod("Open", [typeof(string), typeof(FileMode)])!), // there is one
        .. Enum.GetNames<FileMode>().Where(mode => mode != nameof(FileMode.Open)).Select(mode => $"F:System.IO.FileMode.{mode}"),
        .. Enum.GetNames<FileAccess>().Where(access => access != nameof(FileAccess.Read)).Select(access => $"F:System.IO.FileAccess.{access}"),
    ];

    /// <summary>As the compiler's documentation names a member.</summary>
    private static string Id(MethodBase method)
    {
        var parameters = method.GetParameters();
        var name = $"M:{method.DeclaringType}.{(method.IsConstructor ? "#ctor" : method.Name)}"; // a method of a type
        return parameters.Length == 0 ? name : $"{name}({string.Join(',', parameters.Select(parameter => NameOf(parameter.ParameterType)))})";
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(NameOf))}}}"
        : type.FullName!; // no open type
}
