namespace CurationPipeline.Pdf;

/// <summary>
/// Gives the letters of a PDF's pages: the seam at which another PDF reader can take the place of ours.
/// Pages may be read in any order and from several threads.
/// </summary>
public interface ILetterSource : IDisposable
{
    int PageCount { get; }

    /// <summary>What the file says of itself.</summary>
    PdfInfo Info => new(null, null, null);

    /// <summary>What could not be read of the file as a whole, such as pages that are not there, one sentence each.</summary>
    IReadOnlyList<string> Losses => [];

    /// <summary>Reads one page; a damaged page gives what could be read, and says the rest in its losses.</summary>
    /// <param name="number">1-based.</param>
    /// <param name="cancellationToken">Stops the reading between two pieces of content.</param>
    LetterPage ReadPage(int number, CancellationToken cancellationToken = default);
}
