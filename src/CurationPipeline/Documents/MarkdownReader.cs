using System.Text.RegularExpressions;

namespace CurationPipeline.Documents;

/// <summary>Reads a Markdown file as a person sees it: its head is what it says of itself, headings give the sections.</summary>
internal static partial class MarkdownReader
{
    public static Document Read(SourceFile file)
    {
        var (head, text) = MarkdownHead.Split(PlainTextReader.Decode(file.Bytes), file.Name);
        var draft = new TextDraft();
        draft.StartPage();
        draft.Add(BlockKind.Abstract, head.Metadata.Abstract ?? "");
        var paragraph = new List<string>();
        var title = head.Metadata.Title;
        var hasTitle = false;
        var fenced = false;
        foreach (var line in text.Split('\n'))
        {
            var heading = fenced ? null : Heading().Match(line);
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (heading is not { Success: true } && !fence && !string.IsNullOrWhiteSpace(line) && !StartsItem(line))
            {
                paragraph.Add(line);
                continue;
            }

            Flush(draft, paragraph, isCode: fenced);
            fenced ^= fence;
            if (heading is { Success: true })
            {
                var words = InlineMarks.Plain(heading.Groups[2].Value);
                var isTitle = !hasTitle && heading.Groups[1].Length == 1 && (title is null || Says(words, title));
                (title, hasTitle) = isTitle ? (words, true) : (title, hasTitle);
                draft.Add(isTitle ? BlockKind.Title : BlockKind.Heading, words, heading.Groups[1].Length);
            }
            else if (!fence)
            {
                paragraph.Add(line);
            }
        }

        Flush(draft, paragraph, isCode: fenced);
        return draft.ToDocument(file, head.Metadata with { Title = title }, head.Loss);
    }

    private static void Flush(TextDraft draft, List<string> paragraph, bool isCode)
    {
        var text = string.Join(' ', paragraph);
        draft.Add(BlockKind.Body, isCode ? text : InlineMarks.Plain(text));
        paragraph.Clear();
    }

    /// <summary>Whether a heading is the title that the head of the file gives, maybe with a subtitle.</summary>
    private static bool Says(string heading, string title) =>
        heading.StartsWith(title, StringComparison.OrdinalIgnoreCase) && heading[title.Length..].TrimStart() is ("" or [':' or '–' or '—', ..]);

    private static bool StartsItem(string line) => Item().IsMatch(line);

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*([-*+]|\d+[.)])\s+")]
    private static partial Regex Item();
}
