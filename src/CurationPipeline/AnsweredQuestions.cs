using System.Text.Encodings.Web;
using System.Text.Json;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>
/// Where the questions lie that left review files or were led to other ids, in the words in which they were asked. May be deleted at
/// any time: then a paper is read again for that, and what a person wrote at them is gone.
/// </summary>
internal sealed class AnsweredQuestions(string baseDirectory, DiskFiles files)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder = Path.Combine(baseDirectory, ".curation", "answered");

    private string Due => Path.Combine(_folder, "due");

    /// <summary>Whether review files are still to be brought in line with the base, because a command was stopped before it did.</summary>
    public bool IsDue => File.Exists(Due);

    /// <summary>Notes that review files are to be brought in line, before the base changes.</summary>
    public void NoteDue() => files.Replace(Due, "");

    public void NoteDone()
    {
        if (IsDue)
            files.Delete(Due);
    }

    /// <summary>What is kept of a file's questions; null where nothing is, or of another version of the paper.</summary>
    public KeptQuestions? Of(ReviewFile file)
    {
        try
        {
            return File.Exists(PlaceOf(file.Path)) && Read(PlaceOf(file.Path)) is { } kept && kept.Sha256 == file.Paper.Sha256 ? kept : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            // Something else wrote there; what is kept from now on takes its place.
            return null;
        }
    }

    /// <summary>The file in which a review file's questions are kept.</summary>
    public NewFile FileOf(string path, KeptQuestions kept) =>
        new(PlaceOf(path), JsonSerializer.SerializeToUtf8Bytes(new Stored(kept.Sha256, kept.Paper.ToString(), kept.Questions), Options));

    private static KeptQuestions? Read(string place)
    {
        using var stream = File.OpenRead(place);
        return JsonSerializer.Deserialize<Stored>(stream, Options) is { Sha256: not null, Questions: not null } stored && EntityId.TryParse(stored.Paper, out var paper) && stored.Questions.All(IsWhole)
            ? new KeptQuestions(stored.Sha256, paper, [.. stored.Questions])
            : null;
    }

    private static bool IsWhole(KeptQuestion? question) =>
        question is { Section: not null, Text: not null, Key: { } key, Now: { } now } && SealedKey.IsWhole(key) && SealedKey.IsWhole(now);

    private string PlaceOf(string path) => Path.Combine(_folder, Path.GetFileName(path) + ".json");

    private sealed record Stored(string Sha256, string Paper, IReadOnlyList<KeptQuestion> Questions);
}
