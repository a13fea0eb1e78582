using System.Text.Json;
using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class JsonItemTests
{
    [Theory]
    [InlineData("\"concept:reward-hacking\"")]
    [InlineData("\"concept\\u003areward-hacking\"")]
    public void An_id_is_the_same_however_its_text_is_written(string json) =>
        Assert.Equal(new EntityId("concept", "reward-hacking"), Read(json).Id("id"));

    [Fact]
    public void What_many_lines_say_is_held_once()
    {
        // Another thread may be in the way once, and never a hundred times.
        var tries = Enumerable.Range(0, 100);

        Assert.Contains(tries, _ => ReferenceEquals(Read("\"extends\"").Shared("id"), Read("\"extends\"").Shared("id")));
        Assert.Contains(tries, _ => ReferenceEquals(Read("\"concept:many-times\"").Id("id").Slug, Read("\"concept:many-times\"").Id("id").Slug));
    }

    [Theory]
    [InlineData("7", "the field 'id' is not a text")]
    [InlineData("null", "the field 'id' is not a text")]
    [InlineData("\"Größe\"", "'Größe' is not an id; write it as type:slug, such as concept:reward-hacking.")]
    public void What_is_no_id_is_told(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(json).Id("id")).Message);

    [Fact]
    public void An_id_of_any_length_is_read_or_refused()
    {
        var longest = new string('a', 120);

        Assert.Equal(longest, Read($"\"{longest}:{longest}\"").Id("id").Slug);
        Assert.Throws<FormatException>(() => Read($"\"{longest}:{longest}a\"").Id("id"));
    }

    private static JsonItem Read(string json)
    {
        using var document = JsonDocument.Parse($"{{\"id\":{json}}}");
        return new JsonItem(document.RootElement.Clone());
    }
}
