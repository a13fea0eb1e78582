using System.Text.Json;
using System.Xml.Linq;
using CurationPipeline.Graph;
using CurationPipeline.Site;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Serialization;

namespace CurationPipeline.Tests.Site;

/// <summary>Every form is read back by a parser that is not ours, with the sample base and with hostile texts.</summary>
public sealed class ExportsTests(SampleBase sample) : IClassFixture<SampleBase>, IDisposable
{
    private const string Hostile = "</data>]]> \"q\", 'a'; = {\\} %$&#_~^ \u0001 `x` [y](javascript:z) <b>";

    private readonly TemporaryFolder _folder = new();

    private int Count => sample.Base.Graph.Entities().Count();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GraphMl_has_every_node_and_edge()
    {
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";

        var graph = XDocument.Parse(Export("graphml")).Root!.Element(ns + "graph")!; // checked by what follows

        var nodes = graph.Elements(ns + "node").Select(node => node.Attribute("id")!.Value).ToHashSet();
        Assert.Equal(Count, nodes.Count);
        Assert.Equal(sample.Base.Graph.Counts().Edges, graph.Elements(ns + "edge").Count());
        Assert.All(graph.Elements(ns + "edge"), edge => Assert.True(nodes.Contains(edge.Attribute("source")!.Value) && nodes.Contains(edge.Attribute("target")!.Value)));
        Assert.Equal("Alignment Faking", Data(graph, ns, "concept:alignment-faking", "name"));
    }

    [Fact]
    public void JsonLd_names_where_quotes_come_from()
    {
        using var document = JsonDocument.Parse(Export("jsonld"));
        var nodes = document.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(node => node.GetProperty("@id").GetString()!, StringComparer.Ordinal); // all have one

        var quote = nodes["urn:curation:entity:quote:greenblatt-2024-mere-prediction"];
        Assert.Equal("schema:Quotation", quote.GetProperty("@type")[0].GetString());
        Assert.Equal("urn:curation:entity:paper:greenblatt-2024-alignment-faking", quote.GetProperty("prov:wasQuotedFrom")[0].GetProperty("@id").GetString());
        var edge = nodes["urn:curation:edge:concept:alignment-faking/associated_with/concept:compliance-gap"];
        Assert.Equal("urn:curation:entity:quote:greenblatt-2024-explicit-reasoning", edge.GetProperty("prov:wasDerivedFrom")[0].GetProperty("@id").GetString());
        Assert.Equal(Count + sample.Base.Graph.Counts().Edges, nodes.Count);
    }

    [Fact]
    public void JsonLines_has_one_entity_a_line()
    {
        var lines = Export("jsonl").TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(Count, lines.Count);
        Assert.Equal(sample.Base.Graph.Counts().Edges, lines.Sum(line => line.GetProperty("edges").GetArrayLength()));
        Assert.Equal(3, lines.Single(line => line.GetProperty("id").GetString() == "quote:greenblatt-2024-mere-prediction").GetProperty("page").GetInt32());
    }

    [Fact]
    public void Markdown_notes_link_to_notes_that_are_there()
    {
        Exports.Write(sample.Base.Graph, "markdown", _folder.File("vault"));

        var notes = Directory.GetFiles(_folder.File("vault"), "*.md", SearchOption.AllDirectories);
        var links = notes.SelectMany(note => Links(note).Select(link => Path.GetFullPath(link, Path.GetDirectoryName(note)!))).ToList(); // a note lies in a folder
        Assert.Equal(Count, notes.Length);
        Assert.True(links.Count > 200);
        Assert.All(links, link => Assert.True(File.Exists(link), link));
    }

    [Fact]
    public void A_note_reads_well()
    {
        Exports.Write(sample.Base.Graph, "markdown", _folder.File("vault"));

        Snapshot.Verify(File.ReadAllText(_folder.File("vault", "concept", "compliance-gap.md")), "md");
    }

    [Fact]
    public void The_bibliography_reads_well()
    {
        Snapshot.Verify(Export("bibtex"), "bib");
    }

    [Fact]
    public void Tables_have_what_graph_databases_read()
    {
        Exports.Write(sample.Base.Graph, "csv", _folder.File("tables"));

        var nodes = Table(File.ReadAllText(_folder.File("tables", "nodes.csv")));
        var edges = Table(File.ReadAllText(_folder.File("tables", "edges.csv")));
        Assert.Equal(["id:ID", "kind:LABEL", "name"], nodes[0][..3]);
        Assert.Equal([":START_ID", ":TYPE", ":END_ID", "rationale", "evidence:string[]", "roles:string[]", "origins:string[]"], edges[0]);
        Assert.Equal(1 + Count, nodes.Count);
        Assert.Equal(1 + sample.Base.Graph.Counts().Edges, edges.Count);
    }

    [Fact]
    public void Hostile_texts_come_back_from_every_form()
    {
        using var folder = new TestBase();
        folder.Approve(TestBase.Concept("Plain"), new Entity(TestBase.Id("concept:hostile"), Hostile, Hostile) { Aliases = [Hostile] }, TestBase.Paper("Notes") with { Name = Hostile });
        folder.Approve(TestBase.Edge("concept:hostile", "associated_with", "concept:plain", Hostile));

        foreach (var (format, _) in Exports.Formats)
            Exports.Write(folder.Graph, format, _folder.File(format));

        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Load(_folder.File("graphml")).Root!.Element(ns + "graph")!;
        Assert.Equal(Hostile.Replace('\u0001', '\uFFFD'), Data(graph, ns, "concept:hostile", "name"));
        Assert.Contains(File.ReadLines(_folder.File("jsonl")), line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString() == Hostile);
        Assert.Contains(Table(File.ReadAllText(_folder.File("csv", "nodes.csv"))), row => row[2] == Hostile);
        var note = _folder.File("markdown", "concept", "hostile.md");
        Assert.Equal(["../concept/plain.md"], Links(note));
        Assert.Equal(Hostile, ((List<object>)FrontMatter(note)["aliases"])[0]);
        Assert.Empty(Markdown.Parse(Body(note)).Descendants<HtmlBlock>());
        // A program that takes the head for text finds no markup in it either.
        Assert.DoesNotContain(Markdown.Parse(File.ReadAllText(note)[3..]).Descendants(), part => part is HtmlBlock or HtmlInline or LinkInline { Url: not "../concept/plain.md" } or CodeInline);
        Assert.Equal(0, Depth(File.ReadAllText(_folder.File("bibtex"))));
    }

    [Fact]
    public void A_spreadsheet_finds_no_formula_in_a_table()
    {
        using var folder = new TestBase();
        folder.Approve(new Entity(TestBase.Id("concept:sum"), "=1+1", "-2") { Aliases = ["@now; then", "'=x"] }, new Entity(TestBase.Id("concept:tick"), "'+3", "'plain"));

        Exports.Write(folder.Graph, "csv", _folder.File("csv"));

        var rows = Table(File.ReadAllText(_folder.File("csv", "nodes.csv")));
        Assert.Equal(["'=1+1", "'-2", "'@now\\; then;'=x"], rows[1][2..5]);
        Assert.Equal(["''+3", "'plain"], rows[2][2..4]);
        using var other = new TestBase();
        other.Base.Import(_folder.File("csv"), new CurationPipeline.Seeds.Import.ImportOptions(), "ada");
        Assert.Equal(folder.Entries(), other.Entries());
    }

    [Fact]
    public void A_mark_that_turns_text_is_shown_in_a_note()
    {
        using var folder = new TestBase();
        folder.Approve(new Entity(TestBase.Id("concept:turned"), "Safe \u202Egnissel", "An isolate \u2066 too."));

        Exports.Write(folder.Graph, "markdown", _folder.File("vault"));

        Assert.Equal("\n# Safe ⟨U+202E⟩gnissel\n\nAn isolate ⟨U+2066⟩ too.\n", Body(_folder.File("vault", "concept", "turned.md")));
    }

    [Fact]
    public void An_earlier_export_is_written_over_and_nothing_else()
    {
        string[] forms = ["graphml", "jsonld", "bibtex", "jsonl"];
        foreach (var form in forms)
        {
            File.WriteAllText(_folder.File("mine"), """{"id":"01JD0000","batch":"b","verb":"approve"}""" + "\n@misc{mine,\n  title = {{Mine}},\n}\n");
            var refused = Assert.Throws<CurationException>(() => Exports.Write(sample.Base.Graph, form, _folder.File("mine")));

            Assert.Equal($"'{_folder.File("mine")}' is there already and is no earlier export of this form; give another name, or move it away.", refused.Message);
            Assert.StartsWith("""{"id":"01JD0000",""", File.ReadAllText(_folder.File("mine")), StringComparison.Ordinal);
            Assert.Equal(Export(form), Export(form));
        }
    }

    [Fact]
    public void Neither_table_is_written_where_one_of_them_is_someone_elses()
    {
        Exports.Write(sample.Base.Graph, "csv", _folder.File("tables"));
        Exports.Write(sample.Base.Graph, "csv", _folder.File("tables"));
        Directory.CreateDirectory(_folder.File("mine"));
        File.WriteAllText(_folder.File("mine", "edges.csv"), "from,to\n");

        Assert.Throws<CurationException>(() => Exports.Write(sample.Base.Graph, "csv", _folder.File("mine")));

        Assert.Equal([_folder.File("mine", "edges.csv")], Directory.GetFiles(_folder.File("mine")));
        Assert.Equal("from,to\n", File.ReadAllText(_folder.File("mine", "edges.csv")));
    }

    [Fact]
    public void An_unknown_format_is_refused_with_the_known_ones()
    {
        var refused = Assert.Throws<CurationException>(() => Exports.Write(sample.Base.Graph, "gexf", _folder.File("x")));

        Assert.Equal("There is no format 'gexf'; choose one of graphml, jsonld, csv, bibtex, markdown, jsonl.", refused.Message);
    }

    private static string Data(XElement graph, XNamespace ns, string id, string key) => graph.Elements(ns + "node")
        .Single(node => node.Attribute("id")!.Value == id).Elements(ns + "data").Single(data => data.Attribute("key")!.Value == key).Value;

    private static string Body(string note) => File.ReadAllText(note).Split("---\n", 3)[2];

    private static Dictionary<string, object> FrontMatter(string note) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(note).Split("---\n", 3)[1]);

    private static IEnumerable<string> Links(string note) => Markdown.Parse(Body(note)).Descendants<LinkInline>().Select(link => link.Url!); // every link has one

    /// <summary>Braces that are open at the end; a backslash takes the one after it out of the count.</summary>
    private static int Depth(string bibtex)
    {
        var depth = 0;
        for (var i = 0; i < bibtex.Length; i++)
            depth += bibtex[i] switch { '{' => 1, '}' => -1, _ => 0 };
        return depth;
    }

    /// <summary>Rows of a table with quoted fields, by the framework's reader for them.</summary>
    private static List<string[]> Table(string csv)
    {
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(csv)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        reader.SetDelimiters(",");
        var rows = new List<string[]>();
        while (reader.ReadFields() is { } fields)
            rows.Add(fields);
        return rows;
    }

    private string Export(string format)
    {
        Exports.Write(sample.Base.Graph, format, _folder.File(format));
        return File.ReadAllText(_folder.File(format));
    }
}
