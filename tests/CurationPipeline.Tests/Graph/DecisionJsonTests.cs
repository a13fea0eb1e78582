using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class DecisionJsonTests
{
    private const string Head = """
        {"id":"1","at":"2026-01-02T03:04:05.0000060Z","by":"ada","batch":"b","verb":"approve",
        """;

    private const string Concept = Head + """
        "kind":"entity","entity":{"id":"concept:a","name":"A","description":"About A."}}
        """;

    private const string Edge = Head + """
        "kind":"edge","edge":{"source":"concept:a","relation":"extends","target":"concept:b","rationale":"Why."}}
        """;

    private const string Quote = Head + """
        "kind":"quote","entity":{"id":"quote:q","name":"Q","description":"","quote":
        {"text":"Q.","paper":"paper:p","page":1,"start":0,"end":2,"reader":1,"role":"result","rationale":""}}}
        """;

    [Fact]
    public void A_line_without_an_id_is_refused() =>
        Assert.Equal("the field 'id' is empty", Assert.Throws<FormatException>(() => Parse(Changed(Concept, "\"id\":\"1\"", "\"id\":\"\""))).Message);

    [Fact]
    public void The_sign_between_the_parts_of_an_edge_is_in_no_relation() =>
        Assert.Equal("'a|b' is not the name of a relation", Assert.Throws<FormatException>(() => Parse(Changed(Edge, "extends", "a|b"))).Message);

    [Theory]
    [InlineData("2026-01-02T03:04:05.0000060Z", "2026-01-02T03:04:05.0000060")]
    [InlineData("\\u0032026-01-02T03:04:05.0000060\\u005a", "2026-01-02T03:04:05.0000060")]
    [InlineData("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.0000000")]
    [InlineData("2026-01-02T03:04:05.6", "2026-01-02T03:04:05.6000000")]
    [InlineData("2026-01-02T03:04:05.0000000+02:00", "2026-01-02T01:04:05.0000000")]
    public void A_time_is_read_as_it_may_be_written(string written, string time)
    {
        var decision = Parse(Changed(Concept, "2026-01-02T03:04:05.0000060Z", written));

        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), decision.At);
    }

    [Theory]
    [InlineData("2026-02-30T03:04:05.0000060Z")]
    [InlineData("2026-01-02T03:04:05.000006ßZ")]
    [InlineData("2026-01-02T03:04:05.0000060X")]
    public void A_time_that_is_none_is_told(string written) =>
        Assert.Equal($"'{written}' is not a time", MistakeIn(Changed(Concept, "2026-01-02T03:04:05.0000060Z", written)));

    [Theory]
    [InlineData("\"id\":7,\"name\":[],\"id\":\"concept:b\"")]
    [InlineData("\"id\":\"concept:a\",\"\\u0069d\":\"concept:b\"")]
    [InlineData("\"\\u0069d\":\"concept:a\",\"id\":\"concept:b\"")]
    public void Of_fields_with_the_same_name_the_last_one_counts(string ids)
    {
        var decision = Parse(Changed(Concept, "\"id\":\"concept:a\"", ids));

        Assert.Equal(("concept:b", "A"), (ItemOf(decision).Id.ToString(), ItemOf(decision).Name));
    }

    [Fact]
    public void What_is_null_is_not_there()
    {
        var decision = Parse(Changed(Concept, "\"kind\"", """
            "of_lines":null,"key":null,"paper":null,"reason":null,"note":null,"from":null,
            "was":null,"quotes":null,"refused":null,"removed":null,"same_as":null,"kind"
            """));

        Assert.Equal(Encoding.UTF8.GetBytes(Concept), DecisionJson.Write(decision));
        Assert.Equal(1, decision.BatchSize);
    }

    [Fact]
    public void A_kind_may_be_named_after_what_it_is_about()
    {
        var was = "\"was\":{\"source\":\"concept:a\",\"relation\":\"extends\",\"target\":\"concept:b\",\"rationale\":\"Before.\"},";
        var line = Changed(Edge, "\"kind\":\"edge\",", was)[..^1] + ",\"kind\":\"edge\"}";

        Assert.Equal("Before.", Assert.IsType<Subject.OfEdge>(Parse(line).Subject).Was!.Rationale);
    }

    [Fact]
    public void What_a_later_version_added_is_passed_over()
    {
        var line = Changed(Concept, "\"id\":\"concept:a\"", "\"new\":{\"id\":[{\"id\":\"concept:b\"}],\"name\":5},\"id\":\"concept:a\",\"\":[[],{}]");

        Assert.Equal(Encoding.UTF8.GetBytes(Concept), DecisionJson.Write(Parse(line)));
    }

    [Fact]
    public void A_line_may_say_any_number_of_things()
    {
        var files = Enumerable.Range(0, 1000).Select(n => new FileStamp($"seeds/concept/{n}.yaml", n % 3 == 0 ? "" : $"{n}")).ToList();
        var decision = Parse(Concept) with { Verb = Verb.Written, Subject = new Subject.OfFiles(files) };

        Assert.Equal(files, Assert.IsType<Subject.OfFiles>(DecisionJson.Parse(DecisionJson.Write(decision)).Subject).Files);
    }

    [Theory]
    [InlineData("\"id\":\"1\",", "", "the field 'id' is missing")]
    [InlineData("\"id\":\"1\"", "\"id\":null", "the field 'id' is not a text")]
    [InlineData("\"by\":\"ada\"", "\"by\":7", "the field 'by' is not a text")]
    [InlineData("\"at\":", "\"when\":", "the field 'at' is missing")]
    [InlineData("\"at\":", "\"at\":0,\"when\":", "the field 'at' is not a text")]
    [InlineData("\"approve\"", "[]", "the field 'verb' is not a text")]
    [InlineData("\"entity\",", "\"thing\",", "this version does not know the kind 'thing'; a newer one wrote it")]
    [InlineData("\"entity\":{", "\"it\":{", "the field 'entity' is missing")]
    [InlineData("\"entity\":{", "\"entity\":[],\"x\":{", "the field 'id' is missing")]
    [InlineData("\"concept:a\"", "\"Concept A\"", "'Concept A' is not an id; write it as type:slug, such as concept:reward-hacking.")]
    [InlineData("\"name\"", "\"aliases\":5,\"name\"", "the field 'aliases' is not a list")]
    [InlineData("\"name\"", "\"aliases\":[\"B\",null],\"name\"", "the list 'aliases' holds something that is not a text")]
    [InlineData("\"kind\"", "\"of_lines\":\"2\",\"kind\"", "the field 'of_lines' is not a whole number")]
    [InlineData("\"kind\"", "\"of_lines\":2.0,\"kind\"", "the field 'of_lines' is not a whole number")]
    [InlineData("\"kind\"", "\"of_lines\":2147483648,\"kind\"", "the field 'of_lines' is not a whole number")]
    [InlineData("\"kind\"", "\"from\":{},\"kind\"", "the field 'model' is missing")]
    [InlineData("\"kind\"", "\"quotes\":[7],\"kind\"", "the field 'id' is missing")]
    [InlineData("\"kind\":\"entity\"", "\"kind\":\"pair\",\"pair\":[\"concept:a\"]", "'pair' has to be a list of two ids")]
    [InlineData("\"kind\":\"entity\"", "\"kind\":\"pair\"", "'pair' has to be a list of two ids")]
    [InlineData("\"kind\":\"entity\"", "\"kind\":\"file\",\"files\":[]", "'files' has to be an object of paths and hashes")]
    [InlineData("\"kind\":\"entity\"", "\"kind\":\"file\",\"files\":{\"a\":\"b\",\"c\":1}", "'files' has to give a text for each path")]
    [InlineData("\"kind\":\"entity\"", "\"kind\":\"decision\"", "the field 'of' is missing")]
    public void What_is_wrong_with_a_line_is_told(string words, string others, string mistake) =>
        Assert.Equal(mistake, MistakeIn(Changed(Concept, words, others)));

    [Theory]
    [InlineData("\"page\":1", "\"page\":null", "the field 'page' is not a whole number")]
    [InlineData("\"page\":1,", "", "the field 'page' is missing")]
    [InlineData("\"role\":", "\"speaker\":1,\"role\":", "the field 'speaker' is not a text")]
    public void What_is_wrong_with_a_quote_is_told(string words, string others, string mistake) =>
        Assert.Equal(mistake, MistakeIn(Changed(Quote, words, others)));

    [Theory]
    [InlineData("by")]
    [InlineData("name")]
    [InlineData("id")]
    [InlineData("at")]
    public void Half_of_a_character_is_told_wherever_it_is_read(string field)
    {
        var start = Concept.LastIndexOf($"\"{field}\":\"", StringComparison.Ordinal) + field.Length + 4;

        Assert.Equal("a text in it holds half of a character, or bytes that are none", MistakeIn(Concept.Insert(start, "\\udc00")));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        var line = Encoding.UTF8.GetBytes(Concept);
        line[line.AsSpan().IndexOf("About"u8)] = 0xff;

        Assert.Equal("a text in it holds half of a character, or bytes that are none", Assert.Throws<FormatException>(() => DecisionJson.Parse(line)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":5")]
    [InlineData("{\"id\":5,}")]
    [InlineData("{\"id\":5} {}")]
    [InlineData("{\"id\":5} // a remark")]
    [InlineData("\ufeff{\"id\":5}")]
    public void What_is_not_JSON_is_told_before_what_else_is_wrong(string line) =>
        Assert.StartsWith("this is not JSON (", MistakeIn(line), StringComparison.Ordinal);

    [Theory]
    [InlineData(63, "the field 'id' is missing")]
    [InlineData(64, "this is not JSON (The maximum configured depth of 64 has been exceeded")]
    public void Nothing_goes_deeper_than_it_may(int depth, string mistake) =>
        Assert.StartsWith(mistake, MistakeIn($"{{\"x\":{new string('[', depth)}{new string(']', depth)}}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[{\"id\":\"1\"}]")]
    [InlineData("{}")]
    public void What_is_no_object_lacks_its_id(string line) => Assert.Equal("the field 'id' is missing", MistakeIn(line));

    private static Entity ItemOf(Decision decision) => Assert.IsType<Subject.OfEntity>(decision.Subject).Item;

    private static string MistakeIn(string line) => Assert.Throws<FormatException>(() => Parse(line)).Message;

    private static Decision Parse(string line) => DecisionJson.Parse(Encoding.UTF8.GetBytes(line));

    private static string Changed(string line, string words, string others)
    {
        Assert.Contains(words, line, StringComparison.Ordinal);
        return line.Replace(words, others, StringComparison.Ordinal);
    }
}
