using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>The seed entries of a base like this one; its ledger stays with it.</summary>
internal sealed class SeedSource : ISourceForm
{
    public string Name => "seeds";

    public string Purpose => "a folder of seed entries";

    public bool Fits(string path) => Directory.Exists(path) && Entries(FolderOf(path)).Any();

    public SourceGraph Read(string path, KindCatalog catalog)
    {
        var folder = FolderOf(path);
        var mistakes = new List<string>();
        var entries = Entries(folder).Select(file => Read(file, folder, catalog, mistakes)).OfType<(ReadEntry, string)>().ToList();
        return new SourceGraph(
            [.. entries.Select(entry => NodeOf(entry.Item1.Entry.Entity, $"{entry.Item2}({entry.Item1.Root.Line},1)"))],
            [.. entries.SelectMany(entry => entry.Item1.Entry.Edges.Zip(entry.Item1.EdgePlaces, (edge, place) => EdgeOf(edge, $"{entry.Item2}({place.Line},{place.Node.Start.Column})")))],
            mistakes);
    }

    /// <summary>The base's folder, or its <c>seeds</c>.</summary>
    private static string FolderOf(string path) => Directory.Exists(Path.Combine(path, "seeds")) ? Path.Combine(path, "seeds") : path;

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateDirectories(folder)
        .SelectMany(kind => Directory.EnumerateFiles(kind, "*.yaml")).Order(StringComparer.Ordinal);

    private static (ReadEntry Entry, string File)? Read(string file, string folder, KindCatalog catalog, List<string> mistakes)
    {
        var name = $"seeds/{Path.GetRelativePath(folder, file).Replace('\\', '/')}";
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            return (SeedReader.Parse(text, name, catalog), name);
        }
        catch (CurationException exception)
        {
            mistakes.Add(exception.Message);
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add($"{name}: the file is not UTF-8 text; save it as UTF-8.");
        }

        return null;
    }

    public static SourceNode NodeOf(Entity entity, string place) => new(entity.Id.ToString(), entity.Id.Type, entity.Name, place)
    {
        Id = entity.Id,
        Description = entity.Description,
        Aliases = entity.Aliases,
        Evidence = entity.Evidence,
        MergedInto = entity.MergedInto,
        Paper = entity.Paper,
        Quote = entity.Quote,
    };

    public static SourceEdge EdgeOf(Edge edge, string place) =>
        new(edge.Source.ToString(), edge.Relation, edge.Target.ToString(), place) { Rationale = edge.Rationale, Evidence = edge.Evidence };
}
