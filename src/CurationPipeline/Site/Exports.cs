using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>All forms in which a base can be handed on. To add one, add its line.</summary>
public static class Exports
{
    private const int LettersToTell = 500;

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
    /// <param name="isOurs">Whether a file that begins like this was written in this form, so that it may be written over.</param>
    internal static void ToFile(string path, DiskFiles files, Func<string, bool> isOurs, Action<Stream> write)
    {
        CheckIsOurs(path, isOurs);
        files.Make(path, write);
    }

    /// <summary>A slip of the hand must not put an export over a paper, a note or a ledger.</summary>
    /// <exception cref="CurationException">There is a file that is no earlier export of the same form, or a folder.</exception>
    internal static void CheckIsOurs(string path, Func<string, bool> isOurs)
    {
        if (Directory.Exists(path))
            throw new CurationException($"'{path}' is a folder; give the name of a file.");
        if (!File.Exists(path))
            return;
        // What is empty holds nothing that could be lost; a base without entities is an empty file of lines.
        if (GivenFile.IsToBeOpened(path) && !isOurs(Beginning(path)))
            throw new CurationException($"'{path}' is there already and is no earlier export of this form; give another name, or move it away.");
    }

    private static string Beginning(string path)
    {
        using var reader = new StreamReader(path);
        var letters = new char[LettersToTell];
        return new string(letters, 0, reader.ReadBlock(letters));
    }
}
