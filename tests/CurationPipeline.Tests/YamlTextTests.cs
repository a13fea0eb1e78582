using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Tests;

public sealed class YamlTextTests
{
    public static TheoryData<string> Hostile { get; } =
    [
        "Alignment Faking", "", " ", "null", "~", "true", "No", "1e3", "0x1F", "- item", "# comment", "a # b", "a: b", "a:", "'x'", "\"x\"",
        "[x]", "{x}", "a, b", "x\ny", "x\r\ny", "tab\there", "back\\slash", "\u0085", "a\u2028b", "a\u202Eb", "\uFEFFbom", "😀 smile", "שלום",
        "...", "---", "&anchor", "*alias", "!tag", "|", ">", "%", "@at", "`tick", "two  spaces", " leading", "trailing ", "../../etc/passwd",
        "(a) text", "/path", "?", "? key", "=", "<<", "12:30", "2026-01-01", "a\u00a0b", "a\u0000b", "\u200bzero",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_is_read_back_as_it_was(string text)
    {
        Assert.Equal(text, Read($"key: {YamlText.Inline(text)}\n"));
        Assert.Equal(text, Read($"key: {YamlText.Value(text, 2)}\n"));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_long_value_is_read_back_as_it_was(string text)
    {
        var longer = string.Join(" ", Enumerable.Repeat(text, 60));

        Assert.Equal(longer, Read($"key: {YamlText.Value(longer, 2)}\nnext: x\n"));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_list_is_read_back_as_it_was(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader($"key: {YamlText.List([text, "b, c", text])}"));

        var list = (YamlSequenceNode)((YamlMappingNode)stream.Documents[0].RootNode)["key"];

        Assert.Equal([text, "b, c", text], list.Select(node => ((YamlScalarNode)node).Value));
    }

    [Fact]
    public void A_readable_text_stays_readable()
    {
        Assert.Equal("Alignment Faking", YamlText.Inline("Alignment Faking"));
        Assert.Equal("[faking alignment, \"AF (short)\"]".Replace("\"AF (short)\"", "AF (short)", StringComparison.Ordinal), YamlText.List(["faking alignment", "AF (short)"]));
        Assert.StartsWith(">-\n  word word", YamlText.Value(string.Join(" ", Enumerable.Repeat("word", 80)), 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.Throws<CurationException>(() => YamlText.Inline("a\ud800b"));
    }

    private static string? Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return ((YamlScalarNode)((YamlMappingNode)stream.Documents[0].RootNode)["key"]).Value;
    }
}
