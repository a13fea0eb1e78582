using System.Collections.Concurrent;
using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>The fixture papers, each read once for all the tests that look at it.</summary>
internal static class FixturePapers
{
    public const string TwoColumns = "probing-situational-awareness.pdf";
    public const string SecondVersion = "probing-situational-awareness-v2.pdf";
    public const string LineNumbered = "line-numbered-oversight.pdf";
    public const string HiddenInstructions = "hidden-instructions.pdf";

    private static readonly ConcurrentDictionary<string, Lazy<Document>> Documents = new();

    public static Document Read(string name) =>
        Documents.GetOrAdd(name, key => new(() => DocumentReader.Read(Repository.Paper(key)))).Value;

    /// <summary>Fails unless the phrases stand in the text in this order.</summary>
    public static void AssertInOrder(string text, params string[] phrases)
    {
        var from = 0;
        foreach (var phrase in phrases)
        {
            var at = text.IndexOf(phrase, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{phrase}' does not stand after position {from}.");
            from = at + phrase.Length;
        }
    }
}
