using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>A question in the words in which it was asked, after it left its review file or was led to other ids.</summary>
/// <param name="Section">The part of the file that it stood in.</param>
/// <param name="Key">Its key when it was asked.</param>
/// <param name="Text">Its lines when it was asked.</param>
/// <param name="Now">The key that it has in the file, or had when it left.</param>
/// <param name="NowText">The lines that following other ids made of it; null where it left.</param>
/// <param name="Previous">The key of the item that stood above it in its section, in the file or gone; null for the first.</param>
internal sealed record KeptQuestion(string Section, string Key, string Text, string Now, string? NowText, string? Previous)
{
    /// <summary>Comments that are to stand right above it when it is put as it was asked, whole lines.</summary>
    public string Above { get; init; } = "";

    /// <summary>Whether it stands in the file again, with a person's words, since the answer that it left with was taken back.</summary>
    public bool IsBack { get; init; }

    /// <summary>The comments of the file between the item above it and itself; null where there were none.</summary>
    public string? Under { get; init; }
}

/// <summary>
/// What a review file asked before answers took questions out of it and led others to the ids that entities have by now: from
/// this and the base follows what the file has to ask, whatever is decided, merged or taken back meanwhile.
/// </summary>
/// <param name="Sha256">The version of the paper that was read.</param>
/// <param name="Paper">The id that the paper had in the file's head.</param>
/// <param name="Questions">Those that do not stand in the file as they were asked.</param>
internal sealed record KeptQuestions(string Sha256, EntityId Paper, IReadOnlyList<KeptQuestion> Questions)
{
    public static KeptQuestions Of(ReviewFile file) => new(file.Paper.Sha256, file.Paper.Id, []);

    /// <summary>With what a change of the file took out of it or rewrote.</summary>
    /// <param name="before">The file before.</param>
    /// <param name="after">The file after.</param>
    /// <param name="moved">Keys that items had before, each with the one that it has now.</param>
    public KeptQuestions After(ReviewSheet before, ReviewSheet after, IReadOnlyDictionary<string, string> moved)
    {
        var origins = Questions.Where(question => question.NowText is not null && before.Has(question.Now)).ToLookup(question => question.Now, StringComparer.Ordinal);
        var joined = moved.Values.ToHashSet(StringComparer.Ordinal);
        var kept = new List<KeptQuestion>();
        var above = PutBack.Above(before, [.. LeftOut(before)]);
        foreach (var key in before.Keys)
        {
            var now = moved.GetValueOrDefault(key, key);
            var (text, nowText) = (before.TextOf(key), after.Has(now) ? after.TextOf(now) : null);
            // One that took another in stands beside it again, though it may have had all of its words.
            if (nowText == text && !origins.Contains(key) && !joined.Contains(key))
                continue;
            var comments = before.Above(key);
            List<KeptQuestion> questions = origins.Contains(key)
                ? [.. Followed([.. origins[key]], text, before.File.Path, now, nowText)]
                : [new KeptQuestion(before.SectionOf(key), key, text, now, nowText, KeyOf(above[key])) { Under = comments.Loose }];
            if (nowText is null)
                questions[0] = questions[0] with { Above = comments.Own + questions[0].Above };
            kept.AddRange(questions);
        }

        var replaced = kept.Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
        return this with { Questions = [.. Questions.Where(question => !replaced.Contains(question.Key)), .. kept] };

        string? KeyOf(string? key) => key is null ? null : origins[key].LastOrDefault()?.Key ?? key;
    }

    /// <summary>Those that left the file and do not stand in it again.</summary>
    public IEnumerable<KeptQuestion> LeftOut(ReviewSheet sheet) => Questions.Where(question => question.NowText is null && !sheet.Has(question.Now) && !sheet.Has(question.Key));

    /// <summary>What a person wrote into the lines since they were rewritten stays with the question.</summary>
    private static IEnumerable<KeptQuestion> Followed(IReadOnlyList<KeptQuestion> origins, string text, string path, string now, string? nowText)
    {
        var followed = origins.Select(origin => origin with { Now = now, NowText = nowText, IsBack = origin.IsBack && origin.NowText == text && nowText is not null });
        if (origins.All(origin => origin.NowText == text))
            return followed;
        if (origins is [var only])
            return followed.Select(question => question with { Text = AsAsked(only, text, path) });
        var parted = PartedEdges.Of([.. origins.Select(origin => origin.Text)], text, path);
        return followed.Select((question, at) => question with { Text = parted.Texts[at], Above = at == 0 ? parted.Comments : "" });
    }

    /// <summary>Lines of the file with the key and the ids that the question was asked with; what a person changed in them stays.</summary>
    public static string AsAsked(KeptQuestion question, string text, string path)
    {
        var item = new ItemText(text, path).With(["key"], question.Key);
        switch (question.Section)
        {
            case "edges":
                return WithEnds(item, Edge(question.Text), question.NowText is null ? null : Edge(question.NowText), Edge(text)).ToString();
            case "quotes":
                var (asked, now) = (About(question.Text), About(text));
                return asked.SequenceEqual(now) || (question.NowText is { } led && !About(led).SequenceEqual(now))
                    ? item.ToString()
                    : item.With(["about"], YamlText.List(asked.Select(id => id.ToString()))).ToString();
            case "unverified":
                var (was, found) = (Read(question.Text), Read(text));
                if (was.For is { } edge && found.For is { } there)
                    item = WithEnds(item, edge, null, there);
                return was.Subject is { } subject && found.Subject is not null ? item.With(["subject"], subject.ToString()).ToString() : item.ToString();
            default:
                return item.ToString();
        }

        EdgeKey Edge(string lines) => ItemText.Read(lines, path, ReviewItems.Edge).Edge;
        IReadOnlyList<EntityId> About(string lines) => ItemText.Read(lines, path, ReviewItems.Quote).About;
        UnverifiedItem Read(string lines) => ItemText.Read(lines, path, ReviewItems.Unverified);
    }

    /// <summary>The question's lines, open, with the note that stands in others.</summary>
    public static string WithNoteOf(string text, string other, string path) =>
        ItemText.Read(other, path, place => place.OptionalText("note")) is { } note ? ItemEdit.Answer(text, path, Answer.Pending with { Note = note }) : text;

    private static ItemText WithEnds(ItemText item, EdgeKey asked, EdgeKey? led, EdgeKey now)
    {
        if (now.Source != asked.Source && (led is null || now.Source == led.Value.Source))
            item = item.With(["edge", "source"], YamlText.Quoted(asked.Source.ToString()));
        return now.Target != asked.Target && (led is null || now.Target == led.Value.Target)
            ? item.With(["edge", "target"], YamlText.Quoted(asked.Target.ToString()))
            : item;
    }
}
