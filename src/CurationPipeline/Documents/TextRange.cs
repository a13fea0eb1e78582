namespace CurationPipeline.Documents;

/// <summary>A stretch of a document's text: UTF-16 positions, the end exclusive.</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(int position) => position >= Start && position < End;

    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;
}
