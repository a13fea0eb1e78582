using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>All forms in which a base can be handed on. To add one, add its line.</summary>
public static class Exports
{
    private static readonly IReadOnlyList<IExport> All =
    [
        new GraphMlExport(), new JsonLdExport(), new CsvExport(), new BibTexExport(), new MarkdownExport(), new JsonLinesExport(),
    ];

    /// <summary>Each form's name and what it is for.</summary>
    public static IReadOnlyList<(string Name, string Purpose)> Formats { get; } = [.. All.Select(export => (export.Name, export.Purpose))];

    /// <exception cref="CurationException">There is no such form, or the path holds something else.</exception>
    public static void Write(GraphStore graph, string format, string path, DiskFiles? files = null)
    {
        var export = All.FirstOrDefault(export => export.Name == format) ?? throw new CurationException(
            $"There is no format '{format}'; choose one of {string.Join(", ", All.Select(export => export.Name))}.");
        export.Write(graph, path, files ?? new DiskFiles());
    }

    /// <summary>Active edges that start from the entity, quotes' own ones too.</summary>
    internal static IEnumerable<Edge> AllEdgesFrom(this GraphStore graph, EntityId id) =>
        graph.EdgesOf(id).Where(edge => edge.Source == id);

    /// <summary>Writes a file beside its place and moves it there when it is whole.</summary>
    internal static void ToFile(string path, DiskFiles files, Action<Stream> write)
    {
        if (Directory.Exists(path))
            throw new CurationException($"'{path}' is a folder; give the name of a file.");
        files.Make(path, write);
    }
}
