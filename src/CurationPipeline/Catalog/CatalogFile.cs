using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Catalog;

/// <summary>Reads a catalog from <c>catalog.yaml</c>; a mistake is told with line and column.</summary>
public static class CatalogFile
{
    private const string DefaultName = "CurationPipeline.Catalog.default.yaml";

    private static readonly string[] EntityFields = ["name", "plural", "definition"];
    private static readonly string[] RelationFields = ["name", "definition", "inverse", "from", "to", "symmetric"];

    /// <summary>The catalog of the file, or the default one where there is no such file.</summary>
    /// <exception cref="CurationException">The file is not a catalog.</exception>
    public static KindCatalog ReadOrDefault(string path) =>
        File.Exists(path) ? Parse(File.ReadAllText(path), path) : KindCatalog.Default;

    /// <param name="yaml">The text of the catalog.</param>
    /// <param name="file">What messages call it.</param>
    public static KindCatalog Parse(string yaml, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
            {
                throw new CurationException($"{file}: the catalog is empty; list 'entities' and 'relations', or delete the file.");
            }

            return Read(new CatalogNode(stream.Documents[0].RootNode, file));
        }
        catch (YamlException exception)
        {
            throw new CurationException(
                $"{file}({exception.Start.Line},{exception.Start.Column}): this is not YAML: {exception.Message.TrimEnd('.')}.");
        }
    }

    internal static KindCatalog ReadDefault()
    {
        using var stream = typeof(CatalogFile).Assembly.GetManifestResourceStream(DefaultName)
            ?? throw new InvalidOperationException($"The resource '{DefaultName}' is missing from the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "default catalog");
    }

    private static KindCatalog Read(CatalogNode root)
    {
        root.Only(["entities", "relations"]);
        var entities = root.List("entities").Select(ReadEntity).ToList();
        RefuseRepeats(root.List("entities"), "kind of entity");
        var names = entities.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        var relations = root.List("relations").Select(node => ReadRelation(node, names)).ToList();
        RefuseRepeats(root.List("relations"), "relation");
        return new KindCatalog(entities, relations);
    }

    private static EntityKind ReadEntity(CatalogNode node)
    {
        node.Only(EntityFields);
        return new EntityKind(node.Name("name"), node.Text("plural"), node.Text("definition"));
    }

    private static RelationKind ReadRelation(CatalogNode node, HashSet<string> kinds)
    {
        node.Only(RelationFields);
        return new RelationKind(
            node.Name("name"),
            node.Text("definition"),
            node.Text("inverse"),
            node.Kinds("from", kinds),
            node.Kinds("to", kinds),
            node.Flag("symmetric"));
    }

    private static void RefuseRepeats(IReadOnlyList<CatalogNode> nodes, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!seen.Add(node.Text("name")))
            {
                throw node.Mistake($"the {what} '{node.Text("name")}' stands here a second time; keep one of the two");
            }
        }
    }
}
