using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Reads a review file as a person left it; a mistake is told with line, column and what to write instead.</summary>
public static class ReviewReader
{
    private static readonly string[] Top =
        ["format", "paper", "run", "approve_rest", "warnings", "new_version", "entities", "edges", "quotes", "unverified", "losses", "note"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="CurationException">The file cannot be understood as a whole; nothing of it may be used.</exception>
    public static ReviewFile Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Only which paper a file is about; null where the file cannot be understood.</summary>
    public static ReviewedPaper? ReadPaper(string path)
    {
        try
        {
            return ReadPaper(YamlPlace.Parse(PaperLine(path), path, "ingest the paper again").Get("paper"));
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
        var root = YamlPlace.Parse(yaml, path, "delete it and ingest the paper again");
        RefuseOtherFormats(root);
        root.Only(Top);
        return new ReviewFile(
            path,
            ReadPaper(root.Get("paper")),
            root.Flag("approve_rest"),
            Items(root, "entities", ReviewItems.Entity),
            Items(root, "edges", ReviewItems.Edge),
            Items(root, "quotes", ReviewItems.Quote),
            Items(root, "unverified", ReviewItems.Unverified))
        {
            Revisions = Items(root, "new_version", ReviewItems.Revision),
        };
    }

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

    private static List<Reviewed<T>> Items<T>(YamlPlace root, string section, Func<YamlPlace, T> read)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = new List<Reviewed<T>>();
        foreach (var place in root.OptionalList(section))
        {
            var key = ReviewItems.Key(place);
            if (!keys.TryAdd(key, place.Line))
            {
                throw place.Mistake($"the key '{key}' stands here a second time, first in line {keys[key]}; delete one of the two items");
            }

            items.Add(new Reviewed<T>(read(place), ReviewAnswers.Read(place, section), place.Line));
        }

        return items;
    }

    /// <summary>The line on which the writer puts the paper, so that a long file need not be read as a whole.</summary>
    private static string PaperLine(string path) =>
        File.ReadLines(path).FirstOrDefault(line => line.StartsWith("paper:", StringComparison.Ordinal)) ?? "";

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
