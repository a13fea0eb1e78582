using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Benchmarks;

/// <summary>How far the built-in vectors know what names mean, as the papers that they learn from grow in number.</summary>
internal static class Meaning
{
    private const int Orders = 3;
    private const int Shown = 20;

    private static readonly int[] Sizes = [0, 5, 10, 20];

    /// <param name="arguments">A folder of papers; then the lists of pairs to measure, both without any.</param>
    public static async Task<int> MeasureAsync(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(arguments[0]))
        {
            Console.Error.WriteLine("Give a folder of papers: meaning PAPERS [development|held-out]");
            return 2;
        }

        var papers = Directory.EnumerateFiles(arguments[0], "*.pdf").Order(StringComparer.Ordinal).AsParallel().AsOrdered()
            .Select(file => DocumentReader.Read(file, new ReadOptions()).Text).ToList();
        var spaces = Samples(papers).Select(sample => (sample.Count, Space: Learn(sample))).ToList();
        foreach (var list in Pairs().Where(list => arguments.Length == 1 || arguments.Contains(list.Key)))
            await MeasureAsync(list.Key, [.. list], spaces);
        return 0;
    }

    private static async Task MeasureAsync(string list, IReadOnlyList<Pair> pairs, IReadOnlyList<(int Count, WordSpace Space)> spaces)
    {
        Say($"\n{list}: {pairs.Count(pair => pair.Related)} related pairs, {pairs.Count(pair => !pair.Related)} apart\n");
        Say("| papers | related above apart (AUC) | mean cosine, related | apart | related at the threshold | apart at the threshold |");
        Say("| --- | --- | --- | --- | --- | --- |");
        foreach (var size in spaces.GroupBy(space => space.Count))
        {
            var scores = new List<Scores>();
            foreach (var (_, space) in size)
                scores.Add(new Scores(pairs, await CosinesAsync(pairs, space)));
            Say($"| {size.Key} | {scores.Average(score => score.Auc):0.000} | {scores.Average(score => score.Mean(true)):0.00} | {scores.Average(score => score.Mean(false)):0.00} | {scores.Average(score => score.Share(true)):0.00} | {scores.Average(score => score.Share(false)):0.00} |");
        }

        await ShowQueueAsync(pairs, spaces[^1].Space);
        Say("\nAll pairs of the list, '+' for related:\n");
        foreach (var (pair, cosine) in pairs.Zip(await CosinesAsync(pairs, spaces[^1].Space)).OrderByDescending(scored => scored.Second))
            Say($"{cosine:0.00} {(pair.Related ? '+' : '-')} {pair.One} / {pair.Other}");
    }

    // The first of the similarity queue, were all names of the list entities: whether they belong together is for a person to judge.
    private static async Task ShowQueueAsync(IReadOnlyList<Pair> pairs, WordSpace space)
    {
        var names = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var vectors = await VectorsAsync(names, space);
        var ids = names.ToDictionary(name => EntityId.Parse($"concept:n{names.IndexOf(name)}"));
        var queue = new SimilarityQueue((_, _) => false).Pairs([.. ids.Keys.Zip(vectors)], EmbeddedEmbeddings.Threshold);
        Say($"\n{queue.Count} of {names.Count * (names.Count - 1) / 2} pairs of {names.Count} names reach the threshold {EmbeddedEmbeddings.Threshold}; the first:\n");
        foreach (var pair in queue.Take(Shown))
            Say($"{pair.Cosine:0.00}  {ids[pair.First]} / {ids[pair.Second]}");
    }

    /// <summary>Parts of the papers in several orders of chance, always the same, then all of them.</summary>
    private static IEnumerable<List<string>> Samples(List<string> papers) =>
        Sizes.Where(size => size < papers.Count)
            .SelectMany(size => Enumerable.Range(0, size == 0 ? 1 : Orders).Select(order => papers.OrderBy(paper => Hash($"{order} {paper}"), StringComparer.Ordinal).Take(size).ToList()))
            .Append(papers);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static WordSpace Learn(List<string> papers)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var space = WordSpace.Learn(papers);
        Say($"learned {papers.Count} papers in {clock.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s of processor");
        return space;
    }

    private static async Task<IReadOnlyList<double>> CosinesAsync(IReadOnlyList<Pair> pairs, WordSpace space)
    {
        var (ones, others) = (await VectorsAsync(pairs.Select(pair => pair.One), space), await VectorsAsync(pairs.Select(pair => pair.Other), space));
        return [.. ones.Zip(others, (one, other) => (double)TensorPrimitives.Dot<float>(one, other))];
    }

    private static async Task<IReadOnlyList<float[]>> VectorsAsync(IEnumerable<string> names, WordSpace space)
    {
        using var generator = new EmbeddedEmbeddings("", () => space);
        return [.. (await generator.GenerateAsync(names)).Select(embedding => embedding.Vector.ToArray())];
    }

    private static ILookup<string, Pair> Pairs()
    {
        using var reader = new StreamReader(typeof(Meaning).Assembly.GetManifestResourceStream("meaning-pairs.tsv")!); // the project embeds it
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToLookup(fields => fields[0], fields => new Pair(fields[1] == "related", fields[2], fields[3]));
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);

    private sealed record Pair(bool Related, string One, string Other);

    private sealed record Scores(IReadOnlyList<Pair> Pairs, IReadOnlyList<double> Cosines)
    {
        /// <summary>How often a related pair lies above one that is apart.</summary>
        public double Auc => Of(true).SelectMany(_ => Of(false), (related, apart) => related > apart ? 1 : related == apart ? 0.5 : 0).Average();

        public double Mean(bool related) => Of(related).Average();

        public double Share(bool related) => Of(related).Average(cosine => cosine >= EmbeddedEmbeddings.Threshold ? 1.0 : 0);

        private IEnumerable<double> Of(bool related) => Cosines.Where((_, i) => Pairs[i].Related == related);
    }
}
