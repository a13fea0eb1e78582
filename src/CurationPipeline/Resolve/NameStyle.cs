namespace CurationPipeline.Resolve;

/// <summary>How the names of a kind are built, which decides how two of them are compared.</summary>
internal enum NameStyle
{
    Term,
    Person,
    Title,
    Sentence,
}

internal static class NameStyles
{
    public static NameStyle Of(string kind) => kind switch
    {
        "thinker" or "person" or "author" or "researcher" => NameStyle.Person,
        "paper" or "publication" or "article" or "book" => NameStyle.Title,
        "claim" or "question" or "quote" => NameStyle.Sentence,
        _ => NameStyle.Term,
    };

    /// <summary>Whether extractors waver between the two kinds, so that one thing may come as either.</summary>
    public static bool MayBeConfused(string kind, string other) => kind == other || (Of(kind) == NameStyle.Term && Of(other) == NameStyle.Term);
}
