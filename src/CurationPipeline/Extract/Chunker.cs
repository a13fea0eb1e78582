using CurationPipeline.Documents;

namespace CurationPipeline.Extract;

/// <summary>Cuts a document into stretches for one reading each: by section, never inside a sentence.</summary>
/// <remarks>
/// Title, abstract, headings, body, captions and footnotes are read; references, tables, formulas, margins and hidden text
/// are not. A chunk's range may run over such blocks: <see cref="TextOf"/> leaves them out.
/// </remarks>
public static class Chunker
{
    public const int DefaultTokens = 1800;

    /// <summary>The chunks of a document, in text order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="maxTokens">The most that a chunk's text may be, in estimated tokens.</param>
    public static IReadOnlyList<Chunk> Split(Document document, int maxTokens = DefaultTokens)
    {
        var chunks = new List<Chunk>();
        foreach (var piece in Pieces(document, maxTokens))
        {
            if (chunks.Count > 0 && Joins(chunks[^1], piece, document, maxTokens))
                chunks[^1] = chunks[^1] with { End = piece.Range.End };
            else
                chunks.Add(new Chunk(chunks.Count, piece.Range.Start, piece.Range.End, piece.Section));
        }

        // A heading alone, such as that of the references, says nothing; no more does a title.
        return [.. chunks.Where(chunk => !IsHeadingsOnly(document, chunk)).Select((chunk, index) => chunk with { Index = index })];
    }

    /// <summary>What of a chunk is read: its blocks, with a blank line between two of them.</summary>
    public static string TextOf(Document document, Chunk chunk) =>
        string.Join("\n\n", ReadableIn(document, new TextRange(chunk.Start, chunk.End))
            .Select(range => document.Text[range.Start..range.End]));

    /// <summary>Whether blocks of this kind are read at all.</summary>
    public static bool Reads(BlockKind kind) => kind
        is BlockKind.Title or BlockKind.Abstract or BlockKind.Heading or BlockKind.Body or BlockKind.Caption or BlockKind.Footnote;

    private static bool IsHeadingsOnly(Document document, Chunk chunk) => document.Blocks
        .Where(block => Reads(block.Kind) && block.Range.Overlaps(new TextRange(chunk.Start, chunk.End)))
        .All(block => block.Kind is BlockKind.Heading or BlockKind.Title);

    private static IEnumerable<TextRange> ReadableIn(Document document, TextRange range) =>
        document.Blocks
            .Where(block => Reads(block.Kind) && block.Range.Overlaps(range))
            .Select(block => new TextRange(Math.Max(block.Range.Start, range.Start), Math.Min(block.Range.End, range.End)));

    private static bool Joins(Chunk chunk, Piece piece, Document document, int maxTokens)
    {
        var tokens = TokenEstimate.Of(TextOf(document, chunk));
        var startsSection = piece.IsHeading && (piece.Level <= 1 || tokens > maxTokens * 3 / 4);
        return tokens + piece.Tokens <= maxTokens && !(startsSection && tokens >= maxTokens / 4);
    }

    private static IEnumerable<Piece> Pieces(Document document, int maxTokens)
    {
        foreach (var block in document.Blocks.Where(block => Reads(block.Kind)))
        {
            foreach (var range in Fitting(document.Text, block.Range, maxTokens))
            {
                yield return new Piece(
                    range, block.Section, block.SectionLevel, block.Kind == BlockKind.Heading, TokenEstimate.Of(document[range]));
            }
        }
    }

    /// <summary>A block as it is, or in groups of whole sentences where it is too long; an endless sentence is cut at a space.</summary>
    private static List<TextRange> Fitting(string text, TextRange block, int maxTokens)
    {
        if (TokenEstimate.Of(text.AsSpan(block.Start, block.Length)) <= maxTokens)
            return [block];
        var groups = new List<TextRange>();
        foreach (var sentence in Sentences.Of(text, block).SelectMany(range => Cut(text, range, maxTokens)))
        {
            if (groups.Count > 0 && TokenEstimate.Of(text.AsSpan(groups[^1].Start, sentence.End - groups[^1].Start)) <= maxTokens)
                groups[^1] = groups[^1] with { End = sentence.End };
            else
                groups.Add(sentence);
        }

        return groups;
    }

    private static IEnumerable<TextRange> Cut(string text, TextRange sentence, int maxTokens)
    {
        var start = sentence.Start;
        while (TokenEstimate.Of(text.AsSpan(start, sentence.End - start)) > maxTokens)
        {
            var end = start + maxTokens;
            var space = text.LastIndexOf(' ', end - 1, end - start);
            end = space > start ? space : char.IsLowSurrogate(text[end]) ? end - 1 : end;
            yield return new TextRange(start, end);
            start = end;
        }

        yield return new TextRange(start, sentence.End);
    }

    private readonly record struct Piece(TextRange Range, string? Section, int Level, bool IsHeading, int Tokens);
}
