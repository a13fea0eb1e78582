using CurationPipeline.Extract.Model;

namespace CurationPipeline.Tests.Extract.Model;

public sealed class LooseJsonTests
{
    [Theory]
    [InlineData("{'a': 'it''s', \"b\": [1, 2,],}", """{"a":"it''s","b":[1,2]}""")]
    [InlineData("{a: True, b: None, c: 'don't stop'}", """{"a":true,"b":null,"c":"don't stop"}""")]
    [InlineData("{\"a\": \"he said \"no\" to it\"}", """{"a":"he said \"no\" to it"}""")]
    [InlineData("{\"a\": \"line\nbreak \\u0041\"}", """{"a":"line\nbreak A"}""")]
    [InlineData("{\"a\": [{\"x\": 1}, {\"x\": 2}, {\"x\"", """{"a":[{"x":1},{"x":2}]}""")]
    [InlineData("{\"a\": [{\"x\": 1}, // remark\n {\"x\": \"cut he", """{"a":[{"x":1}]}""")]
    [InlineData("[{\"a\": [{\"x\": 1}, {\"x\"", """[{"a":[{"x":1}]}]""")]
    [InlineData("{“a”: “curly”}", """{"a":"curly"}""")]
    public void What_models_write_is_read(string text, string expected) =>
        Assert.Equal(
            System.Text.Json.Nodes.JsonNode.Parse(expected)!.ToJsonString(),
            LooseJson.Read(text, 0)!.Value.Value.ToJsonString());

    [Theory]
    [InlineData("{\"a\": [1, 2]}", false)]
    [InlineData("{\"a\": [{\"b\": 1}", true)]
    [InlineData("{\"a\": [{\"b\": 1}]", true)]
    public void An_answer_that_was_cut_is_known_as_cut(string text, bool cut) =>
        Assert.Equal(cut, LooseJson.Read(text, 0)!.Value.Cut);

    [Theory]
    [InlineData("{of it}")]
    [InlineData("just words")]
    [InlineData("")]
    public void What_is_no_object_or_list_is_not_read(string text) =>
        Assert.True(LooseJson.Read(text, 0) is not { Value: System.Text.Json.Nodes.JsonObject { Count: > 0 } });

    [Fact]
    public void Endless_nesting_is_given_up() =>
        Assert.Null(LooseJson.Read(new string('[', 100_000), 0));
}
