namespace CurationPipeline.Seeds.Import;

/// <summary>All forms in which another base can be read. To add one, add its line.</summary>
public static class SourceForms
{
    private static readonly IReadOnlyList<ISourceForm> All =
    [
        new SeedSource(), new CsvSource(), new JsonLdSource(), new JsonLinesSource(), new JsonSource(), new BibTexSource(), new MarkdownSource(),
    ];

    /// <summary>Each form's name and what it is.</summary>
    public static IReadOnlyList<(string Name, string Purpose)> Formats { get; } = [.. All.Select(form => (form.Name, form.Purpose))];

    /// <exception cref="CurationException">There is no such source, or it has none of the forms.</exception>
    internal static SourceGraph Read(string path, string? format, Catalog.KindCatalog catalog)
    {
        if (!Path.Exists(path))
            throw new CurationException($"There is no file or folder '{path}' to import.");
        var form = All.FirstOrDefault(form => format is null ? form.Fits(path) : form.Name == format) ?? throw new CurationException(
            $"'{path}' has none of the forms that can be imported: {string.Join("; ", Formats.Select(known => $"{known.Name}: {known.Purpose}"))}.");
        return form.Read(path, catalog);
    }
}

/// <summary>A form in which another base can be read.</summary>
internal interface ISourceForm
{
    /// <summary>As it is asked for: <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    string Purpose { get; }

    /// <summary>Whether the file or folder looks like it.</summary>
    bool Fits(string path);

    /// <exception cref="CurationException">The source as a whole cannot be read.</exception>
    SourceGraph Read(string path, Catalog.KindCatalog catalog);
}
