using BenchmarkDotNet.Attributes;
using CurationPipeline.Documents;
using CurationPipeline.Ground;

namespace CurationPipeline.Benchmarks;

/// <summary>Quotes against one paper, by its length: a lookup and the reason for a miss are to cost the same in any.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class QuoteBenchmarks
{
    private const int Quotes = 500;

    private Document _paper = null!;
    private QuoteIndex _index = null!;
    private string[] _true = [];
    private string[] _elided = [];
    private string[] _altered = [];

    [Params(10, 100, 1000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _paper = MadePapers.Paper(7, Pages);
        _index = new QuoteIndex(_paper);
        _true = MadePapers.Quotes(_paper, Quotes);
        _elided = [.. _true.Select(quote => quote.Split(' ') is var words ? string.Join(' ', words.Take(3)) + " … " + string.Join(' ', words.TakeLast(3)) : quote)];
        _altered = [.. _true.Select(MadePapers.Altered)];
        if (_true.Any(quote => _index.Find(quote) is null) || _altered.Any(quote => _index.Find(quote) is not null))
            throw new InvalidOperationException("A quote is not what it is to be.");
    }

    [Benchmark]
    public QuoteIndex Index() => new(_paper);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int Find() => _true.Count(quote => _index.Find(quote) is not null);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int FindElided() => _elided.Count(quote => _index.Find(quote) is not null);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int WhyNot() => _altered.Count(quote => _index.Ground(quote) is Grounding.Missing);
}

/// <summary>"From which paper is this?", by the number of papers.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class PaperIndexBenchmarks
{
    private const int Quotes = 100;
    private const int Pages = 20;

    private PaperIndex _papers = null!;
    private string[] _true = [];
    private string[] _altered = [];

    [Params(10, 100, 1000)]
    public int Papers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _papers = new PaperIndex(OwnWords.Texts);
        for (var seed = 0; seed < Papers; seed++)
            _papers.Add(new QuoteIndex(MadePapers.Paper(seed, Pages)));
        _true = [.. Enumerable.Range(0, Quotes).Select(n => MadePapers.Quotes(MadePapers.Paper(n * Papers / Quotes, Pages), Quotes)[n])];
        _altered = [.. _true.Select(MadePapers.Altered)];
        if (_true.Any(quote => _papers.FilesWith(quote).Count == 0))
            throw new InvalidOperationException("A quote is in no paper.");
    }

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int FromWhich() => _true.Sum(quote => _papers.FilesWith(quote).Count);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int FromNone() => _altered.Sum(quote => _papers.FilesWith(quote).Count);
}

/// <summary>Quotes against one real paper, named by the environment variable PAPER.</summary>
public class RealPaperBenchmarks
{
    private const int Quotes = 1000;

    private Document _paper = null!;
    private QuoteIndex _index = null!;
    private string[] _true = [];
    private string[] _altered = [];

    [GlobalSetup]
    public void Setup()
    {
        var path = Environment.GetEnvironmentVariable("PAPER") ?? throw new InvalidOperationException("Name a paper: PAPER=some.pdf.");
        _paper = DocumentReader.Read(path);
        _index = new QuoteIndex(_paper);
        _true = [.. Sentences(_paper).Where(quote => _index.Find(quote) is not null).Take(Quotes)];
        _altered = [.. _true.Select(MadePapers.Altered)];
        if (_true.Length < Quotes)
            throw new InvalidOperationException($"'{path}' has only {_true.Length} sentences of the length wanted; {Quotes} are needed.");
    }

    [Benchmark]
    public QuoteIndex Index() => new(_paper);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int Find() => _true.Count(quote => _index.Find(quote) is not null);

    [Benchmark(OperationsPerInvoke = Quotes)]
    public int WhyNot() => _altered.Count(quote => _index.Ground(quote) is Grounding.Missing);

    private static IEnumerable<string> Sentences(Document paper) =>
        from block in paper.Blocks
        where block.Kind == BlockKind.Body
        from sentence in Extract.Sentences.Of(paper.Text, block.Range)
        where sentence.Length is > 60 and < 400
        select paper.Text[sentence.Start..sentence.End];
}
