using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Extract;

/// <summary>Documents put together by hand from blocks, with sections as their headings say.</summary>
internal static class Sketch
{
    public static Document Document(params (BlockKind Kind, string Text)[] blocks) => Document([], blocks);

    public static Document Document(IReadOnlyList<string> authors, params (BlockKind Kind, string Text)[] blocks)
    {
        var text = new StringBuilder();
        var made = new List<Block>();
        string? section = null;
        foreach (var (kind, content) in blocks)
        {
            if (text.Length > 0)
                text.Append("\n\n");
            section = kind == BlockKind.Heading ? content : section;
            made.Add(new Block(kind, new TextRange(text.Length, text.Length + content.Length), section, section is null ? 0 : 1));
            text.Append(content);
        }

        var title = blocks.FirstOrDefault(block => block.Kind == BlockKind.Title).Text;
        return new Document(
            "sketch.pdf", new string('0', 64), text.ToString(), 1, [new PageInfo(1, 0, 0)], made, [], [],
            Metadata.None with { Title = title, Authors = authors }, [], PlaceMap.OfPages(0), []);
    }
}
