namespace CurationPipeline.Catalog;

/// <summary>Reads a catalog from <c>catalog.yaml</c>; a mistake is told with line and column.</summary>
public static class CatalogFile
{
    private const string DefaultName = "CurationPipeline.Catalog.default.yaml";

    /// <summary>The catalog of the file, or the default one where there is no such file.</summary>
    /// <exception cref="CurationException">The file is not a catalog.</exception>
    public static KindCatalog ReadOrDefault(string path) =>
        File.Exists(path) ? Parse(TextFile.Read(path), path) : KindCatalog.Default;

    /// <param name="yaml">The text of the catalog.</param>
    /// <param name="file">What messages call it.</param>
    public static KindCatalog Parse(string yaml, string file)
    {
        var root = YamlPlace.Parse(yaml, file, "list 'entities' and 'relations', or delete it");
        root.Only("entities", "relations");
        var entities = root.List("entities").Select(ReadEntity).ToList();
        RefuseRepeats(root.List("entities"), "kind of entity");
        var names = entities.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        var relations = root.List("relations").Select(place => ReadRelation(place, names)).ToList();
        RefuseRepeats(root.List("relations"), "relation");
        return new KindCatalog(entities, relations);
    }

    internal static KindCatalog ReadDefault()
    {
        using var stream = typeof(CatalogFile).Assembly.GetManifestResourceStream(DefaultName)
            ?? throw new InvalidOperationException($"The resource '{DefaultName}' is missing from the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "default catalog");
    }

    private static EntityKind ReadEntity(YamlPlace place)
    {
        place.Only("name", "plural", "definition");
        return new EntityKind(place.Name("name"), place.Text("plural"), place.Text("definition"));
    }

    private static RelationKind ReadRelation(YamlPlace place, HashSet<string> kinds)
    {
        place.Only("name", "definition", "inverse", "from", "to", "symmetric");
        return new RelationKind(
            place.Name("name"),
            place.Text("definition"),
            place.Text("inverse"),
            ReadKinds(place, "from", kinds),
            ReadKinds(place, "to", kinds),
            place.Flag("symmetric"));
    }

    private static List<string> ReadKinds(YamlPlace place, string field, HashSet<string> known)
    {
        foreach (var item in place.List(field))
        {
            if (!known.Contains(item.Node.ToString()))
            {
                throw item.Mistake($"there is no kind of entity '{item.Node}'; 'entities' above lists {string.Join(", ", known)}");
            }
        }

        return [.. place.List(field).Select(item => item.Node.ToString())];
    }

    private static void RefuseRepeats(IReadOnlyList<YamlPlace> places, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (!seen.Add(place.Text("name")))
            {
                throw place.Mistake($"the {what} '{place.Text("name")}' stands here a second time; keep one of the two");
            }
        }
    }
}
