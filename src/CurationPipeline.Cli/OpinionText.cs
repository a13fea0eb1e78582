using System.Globalization;
using CurationPipeline.Extract;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli;

/// <summary>What came of asking a model for its opinion on what may be one thing.</summary>
internal static class OpinionText
{
    private const int MostMissing = 5;

    /// <summary>The one who is asked.</summary>
    /// <exception cref="CurationException">What was named is no model.</exception>
    public static Opinions Of(IExtractor extractor, KnowledgeBase knowledge) => extractor is ModelExtractor model
        ? new Opinions(model.Client, model.Settings, knowledge.Graph)
        : throw new CurationException($"--opinions asks a model, and '{extractor.Name}' is none; name one with --model openai:NAME.");

    public static IEnumerable<string> Lines(OpinionCount count)
    {
        if (count.Given + count.Missing.Count == 0)
            yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Opinions on what may be one thing: {count.Given} given, {count.Missing.Count} not; {count.Spent.TokensIn:N0} tokens in, {count.Spent.TokensOut:N0} out.");
        foreach (var why in count.Missing.Take(MostMissing))
            yield return $"  no opinion on {why}";
        if (count.Missing.Count > MostMissing)
            yield return string.Create(CultureInfo.InvariantCulture, $"  and none on {count.Missing.Count - MostMissing} more");
    }
}
