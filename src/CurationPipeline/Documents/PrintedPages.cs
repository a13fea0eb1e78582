namespace CurationPipeline.Documents;

/// <summary>A file's pages line by line as printed.</summary>
/// <param name="Pages">One text a page, in reading order.</param>
/// <param name="Losses">What could not be read, one sentence each.</param>
public sealed record PrintedPages(IReadOnlyList<string> Pages, IReadOnlyList<string> Losses);
