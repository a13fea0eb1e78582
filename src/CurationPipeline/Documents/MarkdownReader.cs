using System.Text.RegularExpressions;

namespace CurationPipeline.Documents;

/// <summary>Reads a Markdown file: headings give the sections, inline marks stay as they are written.</summary>
internal static partial class MarkdownReader
{
    public static Document Read(SourceFile file)
    {
        var draft = new TextDraft();
        draft.StartPage();
        var paragraph = new List<string>();
        string? title = null;
        var fenced = false;
        foreach (var line in PlainTextReader.Decode(file.Bytes).Split('\n'))
        {
            var heading = fenced ? null : Heading().Match(line);
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            fenced ^= fence;
            if (heading is not { Success: true } && !fence && !string.IsNullOrWhiteSpace(line) && !StartsItem(line))
            {
                paragraph.Add(line);
                continue;
            }

            Flush(draft, paragraph);
            if (heading is { Success: true })
            {
                var isTitle = title is null && heading.Groups[1].Length == 1;
                title = isTitle ? heading.Groups[2].Value : title;
                draft.Add(isTitle ? BlockKind.Title : BlockKind.Heading, heading.Groups[2].Value, heading.Groups[1].Length);
            }
            else if (!fence)
            {
                paragraph.Add(line);
            }
        }

        Flush(draft, paragraph);
        return draft.ToDocument(file, Metadata.None with { Title = title });
    }

    private static void Flush(TextDraft draft, List<string> paragraph)
    {
        draft.Add(BlockKind.Body, string.Join(' ', paragraph));
        paragraph.Clear();
    }

    private static bool StartsItem(string line) => Item().IsMatch(line);

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*([-*+]|\d+[.)])\s+")]
    private static partial Regex Item();
}
