using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>What a person sent from a form of the desk, turned into changes of the review file.</summary>
internal static class AnswerForm
{
    public static void Answer(DeskFile file, IFormCollection form)
    {
        var say = ReadSay(form);
        var same = say == Say.SameAs ? ReadId(form["same"]) : (EntityId?)null;
        var note = form.ContainsKey("note") ? Text(form["note"]) : NoteOf(file, Key(form));
        file.AnswerOne(Key(form), Seen(form), new Answer(say, same, say == Say.Reject ? ReadReason(form["reason"]) : null, note));
    }

    public static void All(DeskFile file, IFormCollection form, QuestionFilter filter)
    {
        _ = int.TryParse(form["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var say = ReadSay(form);
        file.AnswerAll(filter, count, new Answer(say, Reason: say == Say.Reject ? ReadReason(form["why"]) : null));
    }

    public static void Strike(DeskFile file, IFormCollection form)
    {
        _ = int.TryParse(form["piece"], NumberStyles.None, CultureInfo.InvariantCulture, out var piece);
        var struck = form["struck"] == "yes";
        file.Change(struck ? "strike a quote out" : "take a quote in again", Key(form), Seen(form), text => ItemEdit.Strike(text, file.Path, piece, struck));
    }

    public static void Nearest(DeskFile file, IFormCollection form) => file.Change(
        form["use"] == "nearest" ? "take the nearest words" : "leave the nearest words", Key(form), Seen(form),
        text => ItemEdit.Correct(text, file.Path, null, [KeyValuePair.Create<string, object?>("use", Text(form["use"]))]));

    /// <summary>Two entities are joined by an edge that the person chose.</summary>
    public static void Join(DeskFile file, IFormCollection form)
    {
        var edge = form["edge"].ToString().Split(' ') is [var source, var relation, var target]
            ? new EdgeKey(ReadId(source), relation, ReadId(target))
            : throw new CurationException("This is not an edge that the desk offered.");
        var why = Text(form["rationale"]) ?? throw new CurationException("An edge without a quote needs a line that says why it holds.");
        if (!file.Read().Questions.OfType<Question.OfPair>().Any(pair => pair.Key == Key(form) && pair.Item.Holds(edge.Source) && pair.Item.Holds(edge.Target)))
            throw new CurationException("The edge has to join the two entities of the question.");
        file.Change($"join {DeskAnswers.TitleOf(file.Read(), Key(form))}", Key(form), Seen(form), text =>
            ItemEdit.Join(text, file.Path, edge, why.ReplaceLineEndings(" "), new Answer(Say.Approve, Note: NoteOf(file, Key(form)))));
    }

    /// <summary>Corrects fields: only those that the person changed are written.</summary>
    public static void Edit(DeskFile file, IFormCollection form)
    {
        var question = file.Read().Questions.FirstOrDefault(question => question.Key == Key(form))
            ?? throw new CurationException("This item is no longer in the file: it was decided elsewhere.");
        var (part, inPart, outside) = Corrections(question, form);
        var note = Text(form["note"]);
        if (note != question.Answer.Note)
            outside = [.. outside, KeyValuePair.Create<string, object?>("note", note)];
        file.Change($"edit {question.Title}", Key(form), Seen(form), text =>
            ItemEdit.Correct(ItemEdit.Correct(text, file.Path, part, inPart), file.Path, null, outside));
    }

    private static (string? Part, KeyValuePair<string, object?>[] InPart, KeyValuePair<string, object?>[] Outside) Corrections(
        Question question, IFormCollection form) => question switch
        {
            Question.OfEntity { Item.Entity: var entity } => ("entity", [.. EntityFields(entity, form)], []),
            Question.OfEdge { Item: var item } => ("edge", [.. EdgeFields(item.Edge, form)], [.. Changed("rationale", item.Rationale, Lines(form["rationale"]))]),
            Question.OfQuote { Item: var item } => (null, [],
            [
                .. Changed("rationale", item.Quote.Rationale, Lines(form["rationale"])),
                .. ReadIds(form["about"]) is var about && !about.SequenceEqual(item.About)
                    ? [KeyValuePair.Create<string, object?>("about", about.Select(id => id.ToString()))]
                    : Array.Empty<KeyValuePair<string, object?>>(),
            ]),
            _ => (null, [], []),
        };

    private static IEnumerable<KeyValuePair<string, object?>> EntityFields(Entity entity, IFormCollection form)
    {
        var id = ReadId(form["id"]);
        var aliases = Lines(form["aliases"]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (id != entity.Id)
            yield return KeyValuePair.Create<string, object?>("id", id);
        if (id.Type != entity.Id.Type)
            yield return KeyValuePair.Create<string, object?>("type", id.Type);
        foreach (var field in Changed("name", entity.Name, Text(form["name"]) ?? throw new CurationException("An entity needs a name.")))
            yield return field;
        foreach (var field in Changed("description", entity.Description, Lines(form["description"])))
            yield return field;
        if (!aliases.SequenceEqual(entity.Aliases))
            yield return KeyValuePair.Create<string, object?>("aliases", aliases);
    }

    private static IEnumerable<KeyValuePair<string, object?>> EdgeFields(EdgeKey edge, IFormCollection form)
    {
        foreach (var (field, was, id) in new[] { ("source", edge.Source, ReadId(form["source"])), ("target", edge.Target, ReadId(form["target"])) })
        {
            if (id != was)
                yield return KeyValuePair.Create<string, object?>(field, id);
        }

        foreach (var field in Changed("relation", edge.Relation, Text(form["relation"]) ?? edge.Relation))
            yield return field;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Changed(string field, string was, string now) =>
        was.Trim() == now ? [] : [KeyValuePair.Create<string, object?>(field, now)];

    private static string? NoteOf(DeskFile file, string key) => file.Read().File.Answers.FirstOrDefault(item => item.Key == key).Answer?.Note;

    private static string Key(IFormCollection form) => form["key"].ToString();

    private static string Seen(IFormCollection form) => form["seen"].ToString();

    private static Say ReadSay(IFormCollection form) =>
        Enum.TryParse<Say>(form["say"], out var say) && Enum.IsDefined(say) ? say : throw new CurationException("This is not an answer that the desk knows.");

    private static string? ReadReason(string? reason) =>
        string.IsNullOrEmpty(reason) ? null
        : Review.Answer.RejectReasons.Contains(reason) ? reason
        : throw new CurationException($"'{reason}' is not a reason; the reasons are {string.Join(", ", Review.Answer.RejectReasons)}.");

    private static EntityId ReadId(string? text) => EntityId.TryParse(text?.Trim(), out var id)
        ? id
        : throw new CurationException($"'{text}' is not an id; write it as type:slug, such as concept:reward-hacking.");

    private static List<EntityId> ReadIds(string? text) =>
        [.. Lines(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadId)];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
