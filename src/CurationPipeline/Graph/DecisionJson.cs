using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace CurationPipeline.Graph;

/// <summary>A decision as one line of JSON, its fields in one fixed order, and back.</summary>
/// <remarks>
/// Fields that a later version added are left unread, and stay in the file, because lines are never rewritten. A verb or a
/// kind of a later version changes what holds, so it is refused.
/// </remarks>
public static class DecisionJson
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly string[] Names = [.. Enum.GetNames<Verb>().Select(name => name.ToLowerInvariant())];
    private static readonly Dictionary<string, Verb> Verbs = Enum.GetValues<Verb>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>UTF-8, without the line's end.</summary>
    public static byte[] Write(Decision decision)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, ItemJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("id", decision.Id);
            json.WriteString("at", decision.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("by", decision.By);
            json.WriteString("batch", decision.Batch);
            if (decision.BatchSize > 1)
                json.WriteNumber("of_lines", decision.BatchSize);
            json.WriteString("verb", NameOf(decision.Verb));
            json.WriteString("kind", decision.Kind);
            ItemJson.WriteText(json, "key", decision.Key);
            ItemJson.WriteText(json, "paper", decision.Paper?.ToString());
            ItemJson.WriteText(json, "reason", decision.Reason);
            ItemJson.WriteText(json, "note", decision.Note);
            Write(json, decision.Origin);
            Write(json, decision.Subject);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">The line is not a decision; the message says what is wrong with it.</exception>
    public static Decision Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonItem.Read(line.Span, Read);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"this is not JSON ({exception.Message.Split(". ")[0].TrimEnd('.')})", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("a text in it holds half of a character, or bytes that are none", exception);
        }
    }

    /// <summary>As it stands in the ledger: <c>approve</c>.</summary>
    public static string NameOf(Verb verb) => Names[(int)verb];

    private static Decision Read(JsonItem item) =>
        new(ReadId(item), ReadTime(item), item.Shared("by"u8), item.Shared("batch"u8), ReadVerb(item.Shared("verb"u8)), ReadSubject(item))
        {
            BatchSize = item.FindNumber("of_lines"u8) ?? 1,
            Key = item.FindText("key"u8),
            Paper = item.FindId("paper"u8),
            Reason = item.FindText("reason"u8),
            Note = item.FindText("note"u8),
            Origin = item.Find("from"u8, ReadOrigin),
        };

    private static string ReadId(JsonItem item) => item.Text("id"u8) is { Length: > 0 } id ? id : throw new FormatException("the field 'id' is empty");

    private static ProposalOrigin ReadOrigin(JsonItem from) =>
        new(from.Shared("model"u8), from.FindShared("prompt"u8), from.FindShared("section"u8), from.FindShared("role"u8));

    private static void Write(Utf8JsonWriter json, ProposalOrigin? origin)
    {
        if (origin is null)
            return;
        json.WriteStartObject("from");
        json.WriteString("model", origin.Model);
        ItemJson.WriteText(json, "prompt", origin.Prompt);
        ItemJson.WriteText(json, "section", origin.Section);
        ItemJson.WriteText(json, "role", origin.Role);
        json.WriteEndObject();
    }

    /// <summary>Read where it stands, if it is as it is written here: then the 'O' of the parser is the same format.</summary>
    private static DateTimeOffset ReadTime(JsonItem item) =>
        item.RawText("at"u8) is [.., (byte)'Z'] raw && Utf8Parser.TryParse(raw, out DateTimeOffset time, out var read, 'O') && read == raw.Length
            ? time
            : ReadTime(item.Text("at"u8));

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) ? exact
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"'{text}' is not a time");

    private static Verb ReadVerb(string name) =>
        Verbs.TryGetValue(name, out var verb)
            ? verb
            : throw new FormatException($"this version does not know the verb '{name}'; a newer one wrote it");

    private static void Write(Utf8JsonWriter json, Subject subject)
    {
        switch (subject)
        {
            case Subject.OfEntity entity:
                Write(json, "entity", entity.Item);
                if (entity.Was is { } wasEntity)
                    Write(json, "was", wasEntity);
                Write(json, "quotes", entity.Quotes);
                Write(json, "refused", entity.Refused);
                WriteFlag(json, "removed", entity.Removed);
                ItemJson.WriteText(json, "same_as", entity.SameAs?.ToString());
                break;
            case Subject.OfEdge edge:
                Write(json, edge);
                break;
            case Subject.OfEvidence evidence:
                json.WriteStartObject("edge");
                ItemJson.WriteEnds(json, evidence.Edge);
                json.WriteEndObject();
                json.WritePropertyName("evidence");
                ItemJson.Write(json, evidence.Evidence);
                Write(json, "quote", evidence.Quote);
                break;
            case Subject.OfPair pair:
                json.WriteStartArray("pair");
                json.WriteStringValue(pair.First.ToString());
                json.WriteStringValue(pair.Second.ToString());
                json.WriteEndArray();
                break;
            case Subject.OfFiles files:
                json.WriteStartObject("files");
                foreach (var file in files.Files)
                    json.WriteString(file.Path, file.Sha256);
                json.WriteEndObject();
                break;
            case Subject.OfDecision undone:
                json.WriteString("of", undone.Id);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, Subject.OfEdge edge)
    {
        json.WritePropertyName("edge");
        ItemJson.Write(json, edge.Item);
        Write(json, "quotes", edge.Quotes);
        if (edge.Was is { } was)
        {
            json.WritePropertyName("was");
            ItemJson.Write(json, was);
        }

        WriteFlag(json, "removed", edge.Removed);
    }

    private static void Write(Utf8JsonWriter json, string field, IReadOnlyList<Entity> quotes)
    {
        if (quotes.Count == 0)
            return;
        json.WriteStartArray(field);
        foreach (var quote in quotes)
            ItemJson.Write(json, quote);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string field, Entity entity)
    {
        json.WritePropertyName(field);
        ItemJson.Write(json, entity);
    }

    private static void WriteFlag(Utf8JsonWriter json, string field, bool value)
    {
        if (value)
            json.WriteBoolean(field, value);
    }

    private static Subject ReadSubject(JsonItem item) => item.Shared("kind"u8) switch
    {
        "entity" or "quote" => new Subject.OfEntity(
            ItemJson.ReadEntity(item.Get("entity"u8)), item.Find("was"u8, ItemJson.ReadEntity))
        {
            Quotes = item.List("quotes"u8, ItemJson.ReadEntity),
            Refused = item.List("refused"u8, ItemJson.ReadEntity),
            Removed = item.Flag("removed"u8),
            SameAs = item.FindId("same_as"u8),
        },
        "edge" => new Subject.OfEdge(
            ItemJson.ReadEdge(item.Get("edge"u8)),
            item.List("quotes"u8, ItemJson.ReadEntity),
            item.Find("was"u8, ItemJson.ReadEdge))
        {
            Removed = item.Flag("removed"u8),
        },
        "evidence" => new Subject.OfEvidence(
            ItemJson.ReadEnds(item.Get("edge"u8)), ItemJson.ReadEvidence(item.Get("evidence"u8)), ItemJson.ReadEntity(item.Get("quote"u8))),
        "pair" => item.Texts("pair"u8) is [var first, var second]
            ? new Subject.OfPair(EntityId.Parse(first), EntityId.Parse(second))
            : throw new FormatException("'pair' has to be a list of two ids"),
        "file" => new Subject.OfFiles(ReadFiles(item.Get("files"u8))),
        "decision" => new Subject.OfDecision(item.Text("of"u8)),
        var other => throw new FormatException($"this version does not know the kind '{other}'; a newer one wrote it"),
    };

    private static IReadOnlyList<FileStamp> ReadFiles(JsonItem files) => files.IsObject
        ? files.Fields((path, hash) => new FileStamp(path, ReadHash(hash)))
        : throw new FormatException("'files' has to be an object of paths and hashes");

    private static string ReadHash(JsonItem hash) =>
        hash.IsNull ? "" : hash.AsText() ?? throw new FormatException("'files' has to give a text for each path");
}
