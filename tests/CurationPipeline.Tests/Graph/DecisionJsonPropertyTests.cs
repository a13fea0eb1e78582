using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Graph;

/// <summary>Random decisions of every kind, written in every way that JSON has.</summary>
public sealed class DecisionJsonPropertyTests
{
    private static readonly JsonWriterOptions[] Ways =
    [
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
        new() { Encoder = JavaScriptEncoder.Create(new TextEncoderSettings()), Indented = true }, // every letter is escaped, of names too
    ];

    private static readonly string[] Unread = ["5", "null", "\"id\"", "{}", "[[],{\"id\":[\"\\ud83d\\ude00\"]}]", "{\"kind\":{\"at\":null}}"];

    [Fact]
    public void What_is_written_is_read_again() => Fuzzing.Run("decisions", 300, chance =>
    {
        var decision = Made(chance);

        var read = DecisionJson.Parse(DecisionJson.Write(decision));

        Assert.Equal((decision.Id, decision.At, decision.By, decision.Batch, decision.Verb), (read.Id, read.At, read.By, read.Batch, read.Verb));
        Assert.Equal((decision.BatchSize, decision.Key, decision.Reason, decision.Note), (read.BatchSize, read.Key, read.Reason, read.Note));
        Assert.Equal((decision.Paper, decision.Origin, decision.Kind), (read.Paper, read.Origin, read.Kind));
        Assert.Equal(Text(decision), Text(read));
    });

    [Fact]
    public void Order_spaces_escapes_and_new_fields_change_nothing() => Fuzzing.Run("order of fields", 300, chance =>
    {
        var decision = Made(chance);

        var read = DecisionJson.Parse(Rewritten(DecisionJson.Write(decision), chance));

        Assert.Equal(Text(decision), Text(read));
    });

    private static string Text(Decision decision) => Encoding.UTF8.GetString(DecisionJson.Write(decision));

    private static Decision Made(Random chance)
    {
        var random = new RandomGraph(chance.Next());
        var at = new DateTimeOffset(chance.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return new Decision(random.Text(), at, random.Name(), random.Text(), (Verb)chance.Next(Enum.GetValues<Verb>().Length), SubjectOf(random, chance))
        {
            BatchSize = 1 + chance.Next(3),
            Key = Perhaps(random.Text),
            Reason = Perhaps(random.Text),
            Note = Perhaps(random.Text),
            Paper = chance.Next(2) == 0 ? null : new EntityId("paper", "p"),
            Origin = chance.Next(2) == 0 ? null : new ProposalOrigin(random.Name(), Perhaps(random.Text), Perhaps(random.Text), Perhaps(random.Text)),
        };

        string? Perhaps(Func<int, string> text) => chance.Next(2) == 0 ? null : text(6);
    }

    private static Subject SubjectOf(RandomGraph random, Random chance)
    {
        var entries = random.Entries(5);
        var entities = entries.Select(entry => entry.Entity).ToList();
        var edges = entries.SelectMany(entry => entry.Edges).Append(new Edge(entities[0].Id, "studies", entities[1].Id, "")).ToList();
        var quotes = entities.Where(entity => entity.Quote is not null && chance.Next(2) == 0).ToList();
        var entity = random.Pick(entities);
        return chance.Next(6) switch
        {
            0 => new Subject.OfEntity(entity with { MergedInto = chance.Next(2) == 0 ? null : entities[0].Id }, chance.Next(2) == 0 ? null : random.Pick(entities))
            {
                Quotes = quotes,
                Refused = chance.Next(2) == 0 ? [] : quotes,
                Removed = chance.Next(2) == 0,
                SameAs = chance.Next(2) == 0 ? null : entities[1].Id,
            },
            1 => new Subject.OfEdge(random.Pick(edges), quotes, chance.Next(2) == 0 ? null : random.Pick(edges)) { Removed = chance.Next(2) == 0 },
            2 => new Subject.OfEvidence(random.Pick(edges).Key, new Evidence(entity.Id, "result", chance.Next(2) == 0 ? null : entities[0].Id), entity),
            3 => new Subject.OfPair(entity.Id, entities[0].Id),
            4 => new Subject.OfFiles([.. Enumerable.Range(0, chance.Next(99)).Select(n => new FileStamp($"{n}{random.Text()}", chance.Next(2) == 0 ? "" : $"{n}ab"))]),
            _ => new Subject.OfDecision(random.Text()),
        };
    }

    private static byte[] Rewritten(byte[] line, Random chance)
    {
        using var document = JsonDocument.Parse(line);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, chance.Pick(Ways)))
            Rewrite(json, document.RootElement, chance, areNamesOurs: true);
        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="areNamesOurs">False for files, whose names are paths: each counts, in its order.</param>
    private static void Rewrite(Utf8JsonWriter json, JsonElement value, Random chance, bool areNamesOurs)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = value.EnumerateObject().ToArray();
                if (areNamesOurs)
                    chance.Shuffle(fields);
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    if (areNamesOurs && chance.Next(4) == 0)
                        AddUnread(json, chance);
                    json.WritePropertyName(field.Name);
                    Rewrite(json, field.Value, chance, field.Name != "files");
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Rewrite(json, item, chance, areNamesOurs);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void AddUnread(Utf8JsonWriter json, Random chance)
    {
        json.WritePropertyName(chance.Pick(["new", "", "identity", "Ωμέγα", "i"]));
        json.WriteRawValue(chance.Pick(Unread));
    }
}
