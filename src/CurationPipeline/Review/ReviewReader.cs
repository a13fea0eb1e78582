using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Ground;

namespace CurationPipeline.Review;

/// <summary>Reads a review file as a person left it; a mistake is told with line, column and what to write instead.</summary>
public static class ReviewReader
{
    private static readonly System.Buffers.SearchValues<char> OddLineEnds = System.Buffers.SearchValues.Create("\f\u0085\u2028\u2029");

    private static readonly string[] Top =
        ["format", "paper", "similar", "run", "approve_rest", "warnings", "new_version", "pairs", "entities", "edges", "quotes", "unverified", "losses", "note"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="CurationException">The file cannot be understood as a whole; nothing of it may be used.</exception>
    public static ReviewFile Read(string path) => Parse(GivenFile.Text(path), path);

    /// <summary>Only which paper a file is about; null where the file cannot be understood, or is gone.</summary>
    /// <exception cref="CurationException">The file may not be read.</exception>
    public static ReviewedPaper? ReadPaper(string path)
    {
        if (!File.Exists(path))
            return null;
        var line = GivenFile.Told(path, () => PaperLine(path));
        try
        {
            return ReadHead(YamlPlace.Parse(line, path, "ingest the paper again"));
        }
        catch (CurationException)
        {
            return null;
        }
    }

    /// <param name="yaml">The text of the file.</param>
    /// <param name="path">Where it is, for messages.</param>
    public static ReviewFile Parse(string yaml, string path)
    {
        RefuseConflicts(yaml, path);
        RefuseOddLineEnds(yaml, path);
        var root = YamlPlace.Parse(yaml, path, "delete it and ingest the paper again");
        RefuseOtherFormats(root);
        root.Only(Top);
        var grouped = new Dictionary<int, IReadOnlyList<string>>();
        return CorrectedIds.Follow(new ReviewFile(
            path,
            ReadHead(root),
            root.Flag("approve_rest"),
            Items(root, "entities", ReviewItems.Entity, item => (item.Entity.Id.Type, item.PossibleDuplicates.Count > 0), grouped),
            Items(root, "edges", ReviewItems.Edge, item => (item.Edge.Relation, item.Evidence.Any(piece => piece.Marks.Count > 0)), grouped),
            Items(root, "quotes", ReviewItems.Quote, item => (item.Quote.Role, item.Quote.Marks.Count > 0), grouped),
            Items(root, "unverified", ReviewItems.Unverified, _ => ("", true), grouped))
        {
            Revisions = Items(root, "new_version", ReviewItems.Revision, item => (item.Fate.ToString().ToLowerInvariant(), item.Fate != QuoteFate.Moved), grouped),
            // A merge or an edge without a quote is looked at by itself, never answered in a group.
            Pairs = Items(root, "pairs", PairItem.Read, _ => ("", true), grouped),
            Grouped = grouped,
            Origin = root.Find("run") is { } run ? ReadOrigin(run) : null,
        });
    }

    private static ReviewedPaper ReadHead(YamlPlace root) => root.Has("similar") ? ReviewedPaper.None : ReadPaper(root.Get("paper"));

    private static ReviewedPaper ReadPaper(YamlPlace place)
    {
        place.Only("id", "title", "file", "sha256", "pages", "reader");
        return new ReviewedPaper(
            ReviewItems.Id(place.Get("id")),
            place.Text("title"),
            place.Text("file"),
            place.Text("sha256"),
            place.Number("pages"),
            place.Number("reader"));
    }

    private static ProposalOrigin? ReadOrigin(YamlPlace run) => run.OptionalText("model") is { } model
        ? new ProposalOrigin(model, run.Find("prompts")?.OptionalText("extract"), null, null)
        : null;

    /// <param name="root">The file.</param>
    /// <param name="section">Which list of it.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="groupOf">The name by which a group's answer means an item, and whether a person has to look at it alone.</param>
    /// <param name="grouped">Takes the lines that answer groups.</param>
    private static List<Reviewed<T>> Items<T>(
        YamlPlace root, string section, Func<YamlPlace, T> read, Func<T, (string Group, bool NeedsAnEye)> groupOf, Dictionary<int, IReadOnlyList<string>> grouped)
    {
        var groups = new List<(GroupAnswer Group, List<string> Keys)>();
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = new List<Reviewed<T>>();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var place in root.OptionalList(section))
        {
            if (GroupAnswer.Read(place) is { } group)
            {
                groups.Add((group, []));
                continue;
            }

            var key = ReviewItems.Key(place);
            if (!keys.TryAdd(key, place.Line))
            {
                throw place.Mistake($"the key '{key}' stands here a second time, first in line {keys[key]}; delete one of the two items");
            }

            var (item, answer) = (read(place), ReviewAnswers.Read(place, section));
            var (name, needsAnEye) = groupOf(item);
            if (name.Length > 0)
                names.Add(name);
            if (answer is { Say: Say.Pending, Disagreement: null } && section != "unverified" && groups.FindLast(above => above.Group.Holds(name, needsAnEye)) is { Group: not null } answering)
            {
                answering.Keys.Add(key);
                answer = answering.Group.Answer with { Note = answer.Note, Reason = answering.Group.Answer.Reason ?? answer.Reason };
            }

            items.Add(new Reviewed<T>(item, answer, place.Line));
        }

        foreach (var (group, answered) in groups)
        {
            group.RefuseUnknown(names);
            grouped[group.Place.Line] = answered;
        }

        return items;
    }

    /// <summary>The line on which the writer puts what the file is about, so that a long file need not be read as a whole.</summary>
    private static string PaperLine(string path) =>
        File.ReadLines(path).FirstOrDefault(line => line.StartsWith("paper:", StringComparison.Ordinal) || line.StartsWith("similar:", StringComparison.Ordinal)) ?? "";

    private static void RefuseConflicts(string yaml, string path)
    {
        var line = 1;
        foreach (var text in yaml.AsSpan().EnumerateLines())
        {
            if (text.StartsWith("<<<<<<< ") || text.StartsWith(">>>>>>> "))
            {
                throw new CurationException(
                    $"{path}({line},1): here is a conflict mark from version control; choose between the two sides and delete the marks.");
            }

            line++;
        }
    }

    /// <summary>Programs do not agree whether these end a line, and the file is changed line by line. Ours are written as escapes.</summary>
    private static void RefuseOddLineEnds(string yaml, string path)
    {
        if (yaml.AsSpan().IndexOfAny(OddLineEnds) is var at && at < 0)
            return;
        var before = yaml[..at].ReplaceLineEndings("\n");
        throw new CurationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}({before.Count(c => c == '\n') + 1},{before.Length - before.LastIndexOf('\n')}): the character U+{(int)yaml[at]:X4} stands here, which some programs take for the end of a line; delete it."));
    }

    private static void RefuseOtherFormats(YamlPlace root)
    {
        var format = root.Number("format");
        if (format != ReviewFile.Format)
        {
            throw root.Get("format").Mistake(string.Create(
                CultureInfo.InvariantCulture,
                $"this review file has format {format} and this version reads format {ReviewFile.Format}; use the version of curate that wrote it, or ingest the paper again"));
        }
    }
}
