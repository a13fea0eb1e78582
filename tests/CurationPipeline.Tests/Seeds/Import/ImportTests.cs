using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Seeds.Import;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds.Import;

public sealed class ImportTests : IDisposable
{
    private static readonly Dictionary<string, string> Interventions = new()
    {
        ["intervention"] = "method",
        ["caused_by"] = "associated_with",
        ["mitigated_by"] = "associated_with",
        ["implemented_by"] = "associated_with",
        ["validated_by"] = "associated_with",
        ["motivates"] = "associated_with",
        ["addressed_by"] = "associated_with",
        ["enabled_by"] = "associated_with",
        ["enables"] = "associated_with",
        ["refined_by"] = "^extends",
    };

    private readonly TestBase _base = new();
    private readonly TemporaryFolder _source = new();

    [Fact]
    public void The_sample_base_comes_over_byte_for_byte()
    {
        var result = _base.Base.Import(Repository.Root, new ImportOptions(), "ada");

        Assert.Equal(SampleEntries(), _base.Entries());
        Assert.Empty(result.LeftOut);
        Assert.All(_base.Base.Log().Where(line => line.Kind != "file"), line => Assert.Equal(("ada", Verb.Approve), (line.By, line.Verb)));
    }

    [Theory]
    [InlineData("jsonld")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("jsonl")]
    public void An_export_of_the_sample_base_comes_back_byte_for_byte(string format)
    {
        using var other = new TestBase();
        other.Base.Import(Repository.Root, new ImportOptions(), "ada");
        Exports.Write(other.Graph, format, _source.File($"export.{format}"));

        _base.Base.Import(_source.File($"export.{format}"), new ImportOptions(), "ada");

        Assert.Equal(SampleEntries(), _base.Entries());
    }

    [Fact]
    public void Random_bases_come_back_from_seeds_and_from_exports()
    {
        for (var seed = 100; seed < 106; seed++)
        {
            using var first = new TestBase();
            using var second = new TestBase();
            foreach (var entry in new RandomGraph(seed).Entries(6))
                first.Write(entry.Path, SeedWriter.Write(entry));
            first.Base.Regenerate(check: false);

            second.Base.Import(first.Folder, new ImportOptions(), "ada");

            Assert.Equal(first.Entries(), second.Entries());
            foreach (var format in (string[])["jsonld", "markdown", "jsonl"])
                AssertComesBack(second, format, _source.File($"{seed}.{format}"));
        }
    }

    private static void AssertComesBack(TestBase exported, string format, string path)
    {
        using var other = new TestBase();
        Exports.Write(exported.Graph, format, path);

        other.Base.Import(path, new ImportOptions { Format = format }, "ada");

        Assert.Equal(exported.Entries(), other.Entries());
    }

    [Theory]
    [InlineData("jsonld")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("jsonl")]
    public void Merged_entities_come_over_as_what_they_became(string format)
    {
        using var other = new TestBase();
        other.Decide(
            new NewDecision.ApproveEntity(Paper("Notes")),
            new NewDecision.ApproveEntity(Concept("A"), [Quote("A; is shown.", role: "background")]),
            new NewDecision.ApproveEntity(Concept("B"), [Quote("B is shown.")]),
            new NewDecision.ApproveEntity(Concept("C")));
        other.Approve(Edge("concept:a", "extends", "concept:c"), Quote("A extends C."));
        other.Decide(new NewDecision.Merge(Id("concept:a"), Id("concept:b")));
        Exports.Write(other.Graph, format, _source.File($"export.{format}"));

        _base.Base.Import(_source.File($"export.{format}"), new ImportOptions(), "ada");

        Assert.Contains("origin: concept:a", _base.Read("seeds/concept/b.yaml"), StringComparison.Ordinal);
        Assert.Equal(other.Entries(), _base.Entries());
        Assert.Equal(Id("concept:b"), _base.Graph.Resolve(Id("concept:a")));
    }

    [Theory]
    [InlineData("{\"id\": \"concept:a\", \"name\": \"A\"}\n{\"id\": 7}\n", "x.jsonl(2,1): the line is no entity; it has to be an object whose 'id' is of the form type:slug.")]
    [InlineData("{\"id\": \"concept:a\", \"name\": \"A\"}\n{\"id\": \"concept:b\", }\n", "x.jsonl(2,21): this is not JSON")]
    public void A_bad_line_is_told_with_its_place(string lines, string message)
    {
        Write("x.jsonl", lines);

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.File("x.jsonl"), new ImportOptions(), "ada"));

        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_ours_with_a_mistake_is_told_with_its_place()
    {
        Write("a.md", "---\nid: concept:a\ntype: concept\nname: \"A\"\nstatus: asleep\n---\n\n# A\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.Path, new ImportOptions(), "ada"));

        Assert.Contains("a.md(5,9): the status is active or merged, not 'asleep'.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_beside_notes_of_ours_links_to_them()
    {
        Write("a.md", "---\nid: concept:a\ntype: concept\nname: \"A\"\nstatus: active\n---\n\n# A\n\nSee [Mine](mine.md).\n");
        Write("mine.md", "# Mine\n\nBuilds on [A](a.md).\n");

        _base.Base.Import(_source.Path, new ImportOptions { Kind = "concept", Relation = "extends" }, "ada");

        var edge = Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Equal(Id("concept:mine"), edge.Source);
    }

    [Fact]
    public void A_second_time_changes_nothing_and_undo_takes_it_back()
    {
        var first = _base.Base.Import(Repository.Root, new ImportOptions(), "ada");

        var again = _base.Base.Import(Repository.Root, new ImportOptions(), "ada");

        Assert.Null(again.Batch);
        Assert.Equal(first.Entities + first.Quotes + first.Edges, again.Known);
        _base.Undo(first.Batch!); // it did something
        Assert.Empty(_base.Entries());
    }

    [Fact]
    public void What_the_base_has_stays_and_what_it_lacks_comes()
    {
        _base.Approve(Concept("A", "Ours."), Concept("B"));
        Write("nodes.csv", "id,name,description,aliases\nconcept:a,A,Theirs.,Alpha\nconcept:c,C,New.,\n");
        Write("edges.csv", "source,relation,target\nconcept:a,extends,concept:b\nconcept:c,extends,concept:a\n");

        var result = _base.Base.Import(_source.Path, new ImportOptions(), "ada");

        Assert.Equal((2, 2), (result.Entities, result.Edges));
        Assert.Equal("Ours.", _base.Graph.FindEntity(Id("concept:a"))!.Description);
        Assert.Equal(["Alpha"], _base.Graph.FindEntity(Id("concept:a"))!.Aliases);
        Assert.Equal(2, _base.Graph.EdgesOf(Id("concept:a")).Count);
    }

    [Fact]
    public void What_a_person_refused_stays_out()
    {
        _base.Decide(new NewDecision.RejectEntity(Concept("A")));
        Write("nodes.csv", "id,name\nconcept:a,A\nconcept:b,B\n");
        Write("edges.csv", "source,relation,target\nconcept:a,extends,concept:b\n");

        var result = _base.Base.Import(_source.Path, new ImportOptions(), "ada");

        Assert.Null(_base.Graph.FindEntity(Id("concept:a")));
        Assert.NotNull(_base.Graph.FindEntity(Id("concept:b")));
        Assert.Contains("'concept:a' was refused before by", Assert.Single(result.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,name\nconcept:a,A\nthing:b,B\n", "nodes.csv(3,1): there is no kind of entity 'thing'; say with --map thing=KIND what it is here: paper,")]
    [InlineData("id,name\nconcept:a,A\nconcept:a,B\n", "nodes.csv(3,1): 'concept:a' stands in the source a second time; keep one of the two.")]
    [InlineData("id,name\nconcept:known,Other\n", "nodes.csv(2,1): the id 'concept:known' belongs to 'Known' in the base, and the source calls it 'Other'; give one of them another id.")]
    [InlineData("id,name\n7,Seven\n", "nodes.csv(2,1): 'Seven' has no kind; say with --kind which one such nodes get.")]
    [InlineData("id,name\nquote:q,Words\n", "nodes.csv(2,1): a quote needs its text, its paper's id, page, start and end; 'quote:q' lacks one of them.")]
    [InlineData("id,name\nconcept:a,\"A\n", "nodes.csv(2,1): a quotation mark that is opened in this row is not closed.")]
    public void A_mistake_in_a_table_is_told_with_its_place(string nodes, string message)
    {
        _base.Approve(Concept("Known"));
        Write("nodes.csv", nodes);
        var before = _base.Entries();

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.Path, new ImportOptions(), "ada"));

        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
        Assert.Equal(before, _base.Entries());
    }

    [Theory]
    [InlineData("concept:a,authored,concept:b", "edges.csv(2,1): 'authored' cannot join a concept to a concept")]
    [InlineData("concept:a,causes,concept:b", "edges.csv(2,1): there is no relation 'causes'; say with --map causes=RELATION")]
    [InlineData("concept:a,extends,concept:z", "edges.csv(2,1): the edge leads to or from 'concept:z', which is neither in the source nor in the base.")]
    [InlineData("concept:a,extends,concept:a", "edges.csv(2,1): the edge joins 'concept:a' to itself.")]
    [InlineData("concept:a,extends,", "edges.csv(2,1): the edge lacks one of its ends.")]
    public void A_mistake_in_an_edge_is_told_with_its_place(string edge, string message)
    {
        Write("nodes.csv", "id,name\nconcept:a,A\nconcept:b,B\n");
        Write("edges.csv", $"source,relation,target\n{edge}\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.Path, new ImportOptions(), "ada"));

        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_partial_the_sound_rest_comes_in()
    {
        Write("nodes.csv", "id,name\nconcept:a,A\nthing:b,B\nthing:c,C\n");
        Write("edges.csv", "source,relation,target\nconcept:a,extends,thing:b\n");

        var result = _base.Base.Import(_source.Path, new ImportOptions { Partial = true }, "ada");

        Assert.NotNull(_base.Graph.FindEntity(Id("concept:a")));
        Assert.EndsWith("That is so 2 times.", Assert.Single(result.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_entry_does_not_hide_the_others_mistakes()
    {
        foreach (var (file, text) in (ReadOnlySpan<(string, string)>)[("a", "id: ["), ("b", "id: concept:b\ntype: concept\nname: B\nstatus: lost\n"), ("c", "id: concept:c\ntype: concept\nname: C\nstatus: active\n")])
            Write($"seeds/concept/{file}.yaml", text);

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.Path, new ImportOptions(), "ada"));

        var lines = mistake.Message.Split('\n');
        Assert.StartsWith("seeds/concept/a.yaml(2,1): this is not YAML:", lines[0], StringComparison.Ordinal);
        Assert.Equal(["seeds/concept/b.yaml(4,9): the status is active or merged, not 'lost'.", "Nothing was imported."], lines[1..]);
    }

    [Fact]
    public void A_bibliography_becomes_papers()
    {
        Write("some.bib", """
            @string{ieee = "IEEE "}
            % a remark
            @article{doe2020,
              title = "{G}{\"o}del, Escher \& Bach: {\'e}tudes",
              author = {Doe, Jane and {The {LaTeX} Group} and Ren{\'e} L{\o}w},
              journal = ieee # {Letters}, year = 2020, doi = {10.1000/x_y}
            }
            @misc{smith-2021-safe-things, title={Safe Things}, author={Smith, A.}, eprint={2101.00001}, archivePrefix={arXiv}, year={2021}}
            """);

        _base.Base.Import(_source.File("some.bib"), new ImportOptions(), "ada");

        var first = _base.Graph.FindEntity(Id("paper:godel-escher-bach-etudes"))!; // made from the title
        Assert.Equal("Gödel, Escher & Bach: études", first.Name);
        Assert.Equal(["Jane Doe", "The LaTeX Group", "René Løw"], first.Paper!.Authors);
        Assert.Equal((2020, "10.1000/x_y"), (first.Paper.Year, first.Paper.Doi));
        Assert.Equal("2101.00001", _base.Graph.FindEntity(Id("paper:smith-2021-safe-things"))!.Paper!.Arxiv);
    }

    [Fact]
    public void A_broken_reference_is_told_and_the_next_one_is_read()
    {
        Write("some.bib", "@misc{a, title={A}, year={2020}\n@misc{b, title={B}}\n@misc{c, author={C}}\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Import(_source.File("some.bib"), new ImportOptions(), "ada"));

        Assert.Equal(
            ["some.bib(2,1): the entry 'a' is not closed, or a comma is missing in it.", "some.bib(3,1): the entry 'c' has no title.", "Nothing was imported."],
            mistake.Message.Split('\n'));
    }

    [Fact]
    public void Names_that_come_to_one_file_get_files_of_their_own()
    {
        Write("nodes.csv", "id,kind,name\n1,concept,C++\n2,concept,C\n3,concept,C#\n4,concept,CON\n5,concept,安全\n6,concept,信頼\n");

        _base.Base.Import(_source.Path, new ImportOptions(), "ada");
        var first = _base.Entries();
        _base.Base.Import(_source.Path, new ImportOptions(), "ada");

        Assert.Equal(6, first.Keys.Select(path => path.ToUpperInvariant()).Distinct().Count());
        Assert.DoesNotContain("seeds/concept/con.yaml", first.Keys);
        Assert.Equal(first, _base.Entries());
    }

    [Fact]
    public void A_similarity_graph_of_papers_comes_over_and_back()
    {
        if (Repository.Corpus("kb", "alignment-graph", "graph.json") is { } graph)
            AssertRoundTrip(graph, new ImportOptions { Kind = "paper", Relation = "associated_with" }, 3_027, 12_000);
    }

    [Fact]
    public void Extracted_graphs_come_over_and_back()
    {
        if (Repository.Corpus("kb", "ai-safety-intervention") is { } graphs)
            AssertRoundTrip(graphs, new ImportOptions { Map = Interventions }, 90, 90);
    }

    [Fact]
    public void Linked_pages_come_over_and_back()
    {
        if (Repository.Corpus("kb", "plenoai-ai-alignment-kb") is { } pages)
            AssertRoundTrip(pages, new ImportOptions { Kind = "concept", Relation = "associated_with" }, 63, 250);
    }

    public void Dispose()
    {
        _base.Dispose();
        _source.Dispose();
    }

    private void AssertRoundTrip(string source, ImportOptions options, int entities, int edges)
    {
        var result = _base.Base.Import(source, options, "ada");

        using var other = new TestBase();
        other.Base.Import(_base.Folder, new ImportOptions(), "ada");
        Assert.True(result.Entities >= entities && result.Edges >= edges, $"{result.Entities} entities and {result.Edges} edges came in.");
        Assert.Equal(_base.Entries(), other.Entries());
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
        Assert.DoesNotContain(_base.Base.Check(), finding => finding.Level == FindingLevel.Error);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_source.File(path))!); // below the folder
        File.WriteAllText(_source.File(path), text);
    }

    private static SortedDictionary<string, string> SampleEntries() => new(
        EntriesOf(Repository.Root).Where(entry => entry.Key != Path.Combine("seeds", "catalog.yaml")).ToDictionary(), StringComparer.Ordinal);
}
