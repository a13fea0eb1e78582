using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>A document as the rules read it: its sentences, each with the part of the paper that it stands in.</summary>
internal sealed record Passage(Document Document, IReadOnlyList<Chunk> Chunks, IReadOnlyList<Sentence> Sentences)
{
    private static readonly string[] Thanks = ["acknowledg", "author contribution", "funding", "conflict of interest", "competing interest"];

    /// <summary>The sentences before the references: what the authors say in their own voice.</summary>
    public IEnumerable<Sentence> Main => Sentences.Where(sentence => sentence.Zone != Zone.Appendix);

    public static Passage Read(Document document)
    {
        var chunks = Chunker.Split(document);
        var sentences = new List<Sentence>();
        var plain = WithoutMarks(document);
        var references = FirstReference(document);
        foreach (var block in document.Blocks.Where(block => Chunker.Reads(block.Kind) && !IsThanks(block.Section)))
        {
            var zone = ZoneOf(block, references);
            foreach (var range in WholeOrSentences(document, block))
            {
                sentences.Add(new Sentence(
                    document.Text[range.Start..range.End],
                    plain[range.Start..range.End],
                    range.Start,
                    zone,
                    block.Kind,
                    block.Section,
                    ChunkAt(chunks, range.Start),
                    sentences.Count));
            }
        }

        return new Passage(document, chunks, sentences);
    }

    public static int ChunkAt(IReadOnlyList<Chunk> chunks, int position)
    {
        for (var i = chunks.Count - 1; i > 0; i--)
        {
            if (chunks[i].Start <= position)
                return i;
        }

        return 0;
    }

    private static IReadOnlyList<TextRange> WholeOrSentences(Document document, Block block) =>
        block.Kind is BlockKind.Title or BlockKind.Heading
            ? [block.Range]
            : CurationPipeline.Extract.Sentences.Of(document.Text, block.Range);

    private static string WithoutMarks(Document document)
    {
        var letters = document.Text.ToCharArray();
        foreach (var mark in document.Marks)
            Array.Fill(letters, ' ', mark.Start, mark.Length);
        return new string(letters);
    }

    /// <summary>Where the reference list starts, if it stands in the later part: a list at the start is no end of the main text.</summary>
    private static int FirstReference(Document document) =>
        document.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Reference)?.Range.Start ?? int.MaxValue;

    private static bool IsThanks(string? section) =>
        section is not null && Thanks.Any(word => section.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static Zone ZoneOf(Block block, int references) => block switch
    {
        { Kind: BlockKind.Title } => Zone.Title,
        { Kind: BlockKind.Abstract } => Zone.Abstract,
        _ when block.Range.Start > references => Zone.Appendix,
        { Section: null } => Zone.Introduction,
        _ => ZoneOf(block.Section),
    };

    private static Zone ZoneOf(string section)
    {
        bool Has(params string[] words) => words.Any(word => section.Contains(word, StringComparison.OrdinalIgnoreCase));
        return 0 switch
        {
            _ when Has("abstract") => Zone.Abstract,
            _ when Has("introduction", "overview", "summary") => Zone.Introduction,
            _ when Has("related", "background", "prior work", "previous work", "preliminar", "literature") => Zone.Background,
            _ when Has("conclusion", "discussion", "limitation", "future", "implication", "open question") => Zone.Discussion,
            _ when Has("appendix", "supplement") => Zone.Appendix,
            _ when Has("result", "experiment", "evaluation", "finding", "analysis") => Zone.Results,
            _ => Zone.Body,
        };
    }
}
