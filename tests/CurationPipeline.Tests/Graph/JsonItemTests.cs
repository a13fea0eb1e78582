using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class JsonItemTests
{
    [Theory]
    [InlineData("\"concept:reward-hacking\"")]
    [InlineData("\"concept\\u003areward-hacking\"")]
    public void An_id_is_the_same_however_its_text_is_written(string json) =>
        Assert.Equal(new EntityId("concept", "reward-hacking"), ReadId(json));

    [Fact]
    public void What_many_lines_say_is_held_once()
    {
        // Another thread may be in the way once, and never a hundred times.
        var tries = Enumerable.Range(0, 100);

        Assert.Contains(tries, _ => ReferenceEquals(ReadShared("\"extends\""), ReadShared("\"extends\"")));
        Assert.Contains(tries, _ => ReferenceEquals(ReadShared("\"J\\u00f6rg\""), ReadShared("\"Jörg\"")));
        Assert.Contains(tries, _ => ReferenceEquals(ReadId("\"concept:many-times\"").Slug, ReadId("\"concept:many-times\"").Slug));
    }

    [Theory]
    [InlineData("7", "the field 'id' is not a text")]
    [InlineData("null", "the field 'id' is not a text")]
    [InlineData("\"Größe\"", "'Größe' is not an id; write it as type:slug, such as concept:reward-hacking.")]
    public void What_is_no_id_is_told(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ReadId(json)).Message);

    [Fact]
    public void An_id_of_any_length_is_read_or_refused()
    {
        var longest = new string('a', 120);

        Assert.Equal(longest, ReadId($"\"{longest}:{longest}\"").Slug);
        Assert.Throws<FormatException>(() => ReadId($"\"{longest}:{longest}a\""));
    }

    private static EntityId ReadId(string json) => Read(json, item => item.Id("id"u8));

    private static string ReadShared(string json) => Read(json, item => item.Shared("id"u8));

    private static T Read<T>(string json, Func<JsonItem, T> read) => JsonItem.Read(Encoding.UTF8.GetBytes($"{{\"id\":{json}}}"), read);
}
