namespace CurationPipeline.Tests;

public sealed class YamlCommentsTests
{
    [Theory]
    [InlineData("a: 1 # one\n# two\nb: c#d\n", "# one", "# two")]
    [InlineData("a: \"x # y\" # one\nb: 'it''s # z'\n", "# one")]
    [InlineData("a: it's # one\n", "# one")]
    [InlineData("a: >- # one\n  # no\n\n  # no\n# two\n", "# one", "# two")]
    [InlineData("a: [x, # one\n  y] # two\nb: {c: d} # three\n", "# one", "# two", "# three")]
    [InlineData("a: 1 # one\nb: \"x\n", "# one")]
    [InlineData("")]
    public void Each_is_found_and_nothing_else(string yaml, params string[] comments) =>
        Assert.Equal(comments, YamlComments.In(yaml).Select(comment => comment.Text));
}
