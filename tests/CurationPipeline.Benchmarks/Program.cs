using BenchmarkDotNet.Running;
using CurationPipeline.Benchmarks;

// 'all' makes the figures of docs/measurements.md one after the other.
// 'readers' and 'recall' measure beside the tools that a user would take instead, 'misses' the worst of many, 'base' a
// large base, 'names' the search for names in bases of several sizes, 'meaning' what vectors know of it, 'similar' the pairs that
// they bring near, 'load' many papers and a desk with many people; anything else goes to BenchmarkDotNet.
return args switch
{
    ["all", .. var rest] => Everything.Measure(rest),
    ["growth", .. var rest] => Growth.Measure(rest),
    ["readers", .. var rest] => Readers.Compare(rest),
    ["recall", .. var rest] => Recall.Measure(rest),
    ["base", .. var rest] => LargeBase.Measure(rest),
    ["names", .. var rest] => NameSearch.Measure(rest),
    ["similar", .. var rest] => SimilarSearch.Measure(rest),
    ["load", .. var rest] => await Load.MeasureAsync(rest),
    ["meaning", .. var rest] => await Meaning.MeasureAsync(rest),
    ["misses", .. var rest] => SlowestMiss.Find(rest),
    _ => Inner(args),
};

static int Inner(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Readers).Assembly).Run(args);
    return 0;
}
