using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Commands;

public sealed class McpCommandTests : IDisposable
{
    private readonly Curate _curate = Curate.WithSampleBase();
    private readonly McpProcess _mcp;

    public McpCommandTests() => _mcp = new McpProcess(_curate.Folder);

    [Fact]
    public void It_offers_tools_that_only_read_and_ends_with_its_input()
    {
        var tools = _mcp.Ask("tools/list", new { }).GetProperty("tools").EnumerateArray().ToList();

        Assert.Equal(["find", "neighbors", "quotes", "search", "show"], tools.Select(tool => tool.GetProperty("name").GetString()).Order());
        Assert.All(tools, tool => Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        Assert.All(tools, tool => Assert.NotEqual("", tool.GetProperty("description").GetString()));
        Assert.Equal(0, _mcp.Close());
    }

    [Fact]
    public void It_answers_what_the_base_holds_and_changes_nothing()
    {
        var (entries, ledger) = (_curate.Entries(), File.ReadAllText(_curate.File("seeds", "decisions.jsonl")));

        var found = Json("search", new { text = "preference lock" }).GetProperty("results")[0].GetProperty("id").GetString();
        var shown = Json("show", new { id = "concept:alignment-faking" });
        var papers = Json("neighbors", new { id = "concept:alignment-faking", kind = "thinker", limit = 2 });
        var known = Json("find", new { name = "alignment faking", type = "concept" }).GetProperty("candidates")[0];
        var quote = Json("quotes", new { paper = "paper:greenblatt-2024-alignment-faking" }).GetProperty("quotes")[0];

        Assert.Equal("concept:preference-locking", found);
        Assert.Equal("Alignment Faking", shown.GetProperty("entity").GetProperty("name").GetString());
        Assert.Equal(3, shown.GetProperty("neighbors").GetProperty("thinker").GetInt32());
        Assert.Equal((3, 2), (papers.GetProperty("count").GetInt32(), papers.GetProperty("neighbors").GetArrayLength()));
        Assert.Equal(("concept:alignment-faking", "same"), (known.GetProperty("id").GetString(), known.GetProperty("verdict").GetString()));
        Assert.StartsWith("Explaining this gap, in almost all cases", quote.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(entries, _curate.Entries());
        Assert.Equal(ledger, File.ReadAllText(_curate.File("seeds", "decisions.jsonl")));
    }

    [Theory]
    [InlineData("show", "nonsense", "'nonsense' is not an id; ids look like concept:reward-hacking, and the tool 'search' finds them.")]
    [InlineData("show", "concept:nothing", "There is no entity 'concept:nothing' in the base; the tool 'search' finds what there is.")]
    public void A_wrong_question_gets_a_sentence(string tool, string id, string message)
    {
        var (text, isError) = _mcp.Call(tool, new { id });

        Assert.True(isError);
        Assert.EndsWith(message, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_character_is_told()
    {
        var refused = _mcp.Refused("tools/call", new { name = "search", arguments = new { text = $"a{McpProcess.Half}" } });

        Assert.Equal("A text in the question holds half of a character; write it whole, or take it out.", refused);
        Json("show", new { id = "concept:alignment-faking" });
    }

    [Fact]
    public async Task The_base_can_be_worked_on_meanwhile()
    {
        Json("show", new { id = "concept:alignment-faking" });

        await _curate.OutputOf("distinct", "concept:alignment-faking", "concept:preference-locking");

        Json("show", new { id = "concept:alignment-faking" });
    }

    public void Dispose()
    {
        _mcp.Dispose();
        _curate.Dispose();
    }

    private JsonElement Json(string tool, object arguments)
    {
        var (text, isError) = _mcp.Call(tool, arguments);
        Assert.False(isError, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
