using System.Text;
using System.Xml;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>GraphML, for Gephi, yEd, NetworkX and the like.</summary>
internal sealed class GraphMlExport : IExport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Id, string For)[] Keys =
    [
        ("kind", "node"), ("name", "node"), ("description", "node"), ("aliases", "node"), ("shown_by", "node"),
        ("relation", "edge"), ("rationale", "edge"), ("evidence", "edge"),
    ];

    public string Name => "graphml";

    public string Purpose => "one file for programs that draw and measure graphs";

    public void Write(GraphStore graph, string path, DiskFiles files) => Exports.ToFile(path, files, IsOurs, stream =>
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (id, of) in Keys)
            WriteKey(xml, id, of);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "base");
        xml.WriteAttributeString("edgedefault", "directed");
        foreach (var entity in graph.Entities())
            WriteNode(xml, entity);
        foreach (var edge in graph.Entities().SelectMany(entity => graph.AllEdgesFrom(entity.Id)))
            WriteEdge(xml, edge);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static bool IsOurs(string beginning) => beginning.Contains($"<graphml xmlns=\"{Namespace}\">\n  <key id=\"{Keys[0].Id}\"", StringComparison.Ordinal);

    private static void WriteKey(XmlWriter xml, string id, string of)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", id);
        xml.WriteAttributeString("attr.type", "string");
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, Entity entity)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", entity.Id.ToString());
        WriteData(xml, "kind", entity.Id.Type);
        WriteData(xml, "name", entity.Name);
        WriteData(xml, "description", entity.Description);
        WriteData(xml, "aliases", string.Join('\n', entity.Aliases));
        WriteData(xml, "shown_by", string.Join(' ', entity.Evidence.Select(item => item.Quote)));
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, Edge edge)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("source", edge.Source.ToString());
        xml.WriteAttributeString("target", edge.Target.ToString());
        WriteData(xml, "relation", edge.Relation);
        WriteData(xml, "rationale", edge.Rationale);
        WriteData(xml, "evidence", string.Join(' ', edge.Evidence.Select(item => item.Quote)));
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string text)
    {
        if (text.Length == 0)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(Kept(text));
        xml.WriteEndElement();
    }

    /// <summary>Characters that XML cannot hold in any form become the replacement character.</summary>
    private static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
                kept.Append(rune);
            else
                kept.Append('\uFFFD');
        }

        return kept.ToString();
    }
}
