using System.Numerics.Tensors;
using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Resolve;

/// <summary>
/// Learns what words have to do with each other: terms are found, neighbours counted, and what they tell is brought into few
/// dimensions, by which words that never share a neighbour come close when their neighbours do (Levy and Goldberg 2014, "Neural word
/// embedding as implicit matrix factorization").
/// </summary>
internal static class WordLearner
{
    private const int LeastCount = 3;
    private const int MostWords = 20_000;

    public static WordSpace Learn(IEnumerable<string> texts)
    {
        var (running, seen) = Read(texts);
        var known = Known(seen);
        if (known.Count == 0)
            return WordSpace.Empty;
        var numbers = Enumerable.Repeat(Cooccurrence.Unknown, seen.Count).ToArray();
        foreach (var (number, word) in known.Index())
            numbers[word.First] = number;
        int[] words = [.. running.Select(word => word < 0 ? word : numbers[word])];
        var terms = Collocations.Find(words, known.Count);
        var directions = Directions(Cooccurrence.Of(words, known.Count, [.. terms.Select(term => term.Pair)]));
        var names = known.Select(word => (word.Text, word.Count))
            .Concat(terms.Select(term => (Text: $"{known[term.Pair.First].Text} {known[term.Pair.Second].Text}", term.Count)));
        return new WordSpace(
            names.Zip(directions).ToDictionary(unit => unit.First.Text, unit => new WordSpace.Unit(unit.First.Count, unit.Second), StringComparer.Ordinal),
            seen.Values.Sum(word => (long)word.Count));
    }

    /// <summary>The texts as numbers of their words in order of first sight, and what was seen of each word; stop words are counted alone.</summary>
    private static (List<int> Running, Dictionary<string, (int First, int Count)> Seen) Read(IEnumerable<string> texts)
    {
        var (running, seen) = (new List<int>(), new Dictionary<string, (int First, int Count)>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            foreach (var sentence in Sentences.Of(text, new TextRange(0, text.Length)))
            {
                foreach (var word in TextWords.Of(text[sentence.Start..sentence.End]))
                {
                    var (first, count) = seen.GetValueOrDefault(word, (seen.Count, 0));
                    seen[word] = (first, count + 1);
                    if (!TextWords.IsStopWord(word))
                        running.Add(first);
                }

                running.Add(Cooccurrence.Break);
            }
        }

        return (running, seen);
    }

    private static List<(string Text, int First, int Count)> Known(Dictionary<string, (int First, int Count)> seen) =>
        [.. seen.Where(word => word.Value.Count >= LeastCount && !TextWords.IsStopWord(word.Key))
            .Select(word => (word.Key, word.Value.First, word.Value.Count))
            .OrderByDescending(word => word.Count).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MostWords)];

    private static float[][] Directions(SparseMatrix information)
    {
        var width = Math.Min(WordSpace.Dimensions, information.ColumnCount);
        var directions = Factorization.Rows(information, width).Chunk(width)
            .Select(row => (float[])[.. row.Select(value => (float)value), .. new float[WordSpace.Dimensions - width]]).ToArray();
        WithoutCommonPart(directions);
        return directions;
    }

    // What all words share says nothing of any (Mu and Viswanath 2018, "All-but-the-top").
    private static void WithoutCommonPart(float[][] directions)
    {
        var mean = new float[WordSpace.Dimensions];
        foreach (var direction in directions)
        {
            EmbeddedEmbeddings.Normalize(direction);
            TensorPrimitives.Add(mean, direction, mean);
        }

        TensorPrimitives.Divide(mean, directions.Length, mean);
        foreach (var direction in directions)
        {
            TensorPrimitives.Subtract(direction, mean, direction);
            EmbeddedEmbeddings.Normalize(direction);
        }
    }
}
