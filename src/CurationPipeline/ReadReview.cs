using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>A review file that was read, or why it could not be.</summary>
/// <param name="File">Null where there is a mistake.</param>
/// <param name="Mistake">In one sentence that begins with the place; null where there is none.</param>
public sealed record ReadReview(string Path, ReviewFile? File, string? Mistake)
{
    /// <summary>Questions that wait for a person.</summary>
    public int Pending => File?.Answers.Count(answer => !answer.Answer.Decides) ?? 0;

    /// <summary>Questions that wait to be applied.</summary>
    public int Answered => File?.Answers.Count(answer => answer.Answer.Decides) ?? 0;

    internal static ReadReview Of(string path)
    {
        try
        {
            return new ReadReview(path, ReviewReader.Read(path), null);
        }
        catch (CurationException exception)
        {
            return new ReadReview(path, null, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ReadReview(path, null, $"{path}: {exception.Message}");
        }
    }
}
