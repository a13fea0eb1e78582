using System.Text;
using CurationPipeline.Seeds.Import;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds.Import;

/// <summary>What an import cannot read is told with its place, and nothing of it comes in without it.</summary>
public sealed class UnreadableFieldTests : IDisposable
{
    private const string Quote = """{"id":"quote:q","name":"Q","text":"Q.","paper":"paper:p","page":1,"chars":[0,2],"role":"result"}""";

    private readonly TestBase _base = new();
    private readonly TemporaryFolder _source = new();

    [Theory]
    [InlineData("""{"id":"paper:p","name":"P","year":"2023"}""", "the field 'year' is not a whole number")]
    [InlineData("""{"id":"concept:a","name":"A","merged_into":"B"}""", "'B' is not an id; write it as type:slug, such as concept:reward-hacking")]
    [InlineData("""{"id":"concept:a","name":"A","status":"merged"}""", "the entity is merged, and 'merged_into' does not say into which")]
    [InlineData("""{"id":"concept:a","name":"A","aliases":"Alpha"}""", "the field 'aliases' is not a list")]
    [InlineData("""{"id":"concept:a","name":"A","aliases":["Alpha",7]}""", "the list 'aliases' holds something that is not a text")]
    [InlineData("""{"id":"concept:a","name":"A","edges":{"relation":"extends"}}""", "the field 'edges' is not a list")]
    [InlineData("""{"id":"concept:a","name":"A","edges":["concept:b"]}""", "the field 'relation' is missing")]
    [InlineData("""{"id":"concept:a","name":"A","evidence":[{"quote":"Q","role":"result"}]}""", "'Q' is not an id; write it as type:slug, such as concept:reward-hacking")]
    [InlineData("""{"id":"quote:r","name":"R","text":"R.","paper":"paper:p","page":1,"chars":[0]}""", "'chars' has to be two whole numbers, where the quote begins and where it ends")]
    [InlineData("""{"id":"concept:a","name":"\ud800"}""", "a text in this line holds half of a character; write it whole, or take it out")]
    public void A_field_of_a_line_is_a_mistake(string line, string mistake)
    {
        Write("x.jsonl", $$"""{"id":"paper:p","name":"P","year":2023}""" + $"\n{Quote}\n{line}\n");

        Assert.Equal([$"x.jsonl(3,1): {mistake}.", "Nothing was imported."], Refused("x.jsonl"));
    }

    [Theory]
    [InlineData("id,name,year\npaper:p,P,2023a\n", "nodes.csv(2,1): '2023a' in 'year' is not a whole number.")]
    [InlineData("id,name,merged_into\nconcept:a,A,B\n", "nodes.csv(2,1): 'B' is not an id; write it as type:slug, such as concept:reward-hacking.")]
    [InlineData("id,name,evidence\nconcept:a,A,Q\n", "nodes.csv(2,1): 'Q' is not an id; write it as type:slug, such as concept:reward-hacking.")]
    public void A_field_of_a_table_is_a_mistake(string table, string mistake)
    {
        Write("nodes.csv", table);

        Assert.Equal([mistake, "Nothing was imported."], Refused(""));
    }

    [Theory]
    [InlineData("\"schema:datePublished\": \"MMXX\"", "'schema:datePublished' is 'MMXX', which is no year; write a whole number")]
    [InlineData("\"kb:mergedInto\": {\"@id\": \"b\"}", "'b' is not the name of an entity; it has to begin with 'urn:curation:entity:' and end with type:slug")]
    public void A_field_of_linked_data_is_a_mistake(string field, string mistake)
    {
        Write("x.jsonld", "{\"@context\": {}, \"@graph\": [\n{\"@id\": \"urn:curation:entity:paper:p\", \"name\": \"P\", " + field + "}]}");

        Assert.Equal([$"x.jsonld(2,1): {mistake}.", "Nothing was imported."], Refused("x.jsonld"));
    }

    [Fact]
    public void Half_of_a_character_in_a_graph_is_told_with_its_line()
    {
        Write("x.json", """{"nodes": [""" + "\n" + """{"id": "a", "name": "\ud800"}]}""");

        Assert.Equal(["x.json(2,1): a text in this line holds half of a character; write it whole, or take it out."], Refused("x.json"));
    }

    [Theory]
    [InlineData("x.json", """{"nodes": [{"id": "a", "name": "Café"}]}""")]
    [InlineData("x.jsonl", """{"id": "concept:a", "name": "Café"}""")]
    [InlineData("notes/x.md", "# Café")]
    public void Another_encoding_is_refused(string file, string text)
    {
        Write(file, "");
        File.WriteAllBytes(_source.File(file), Encoding.Latin1.GetBytes(text));

        var refused = Assert.Single(Refused(file.Split('/')[0]));

        Assert.StartsWith($"{_source.File(file)}(1,{text.IndexOf('é', StringComparison.Ordinal) + 1}): this is not UTF-8", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.json")]
    [InlineData("x.jsonl")]
    public async Task A_pipe_is_not_waited_for(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        using (var made = System.Diagnostics.Process.Start("mkfifo", _source.File(file)))
            await made.WaitForExitAsync();

        var refused = await Task.Run(() => Refused(file)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal([$"'{_source.File(file)}' is empty, or it is a pipe or a device; give a file."], refused);
    }

    [Fact]
    public void A_list_of_authors_is_not_taken_apart_at_commas()
    {
        Write("x.json", """{"nodes": [{"id": "1", "title": "P", "authors": ["Doe, Jane", "Max Roe"]}, {"id": "2", "title": "Q", "authors": "Jane Doe, Max Roe"}]}""");

        _base.Base.Import(_source.File("x.json"), new ImportOptions { Kind = "paper" }, "ada");

        Assert.Equal(["Jane Doe", "Max Roe"], _base.Graph.FindEntity(Id("paper:p"))!.Paper!.Authors);
        Assert.Equal(["Jane Doe", "Max Roe"], _base.Graph.FindEntity(Id("paper:q"))!.Paper!.Authors);
    }

    public void Dispose()
    {
        _base.Dispose();
        _source.Dispose();
    }

    private string[] Refused(string path)
    {
        var refused = Assert.Throws<CurationException>(() => _base.Base.Import(Path.Combine(_source.Path, path), new ImportOptions(), "ada"));
        Assert.Empty(_base.Entries());
        return refused.Message.Split('\n');
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_source.File(path))!); // below the folder
        File.WriteAllText(_source.File(path), text);
    }
}
