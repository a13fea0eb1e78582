using BenchmarkDotNet.Running;
using CurationPipeline.Benchmarks;

// 'readers' and 'recall' measure beside the tools that a user would take instead, 'misses' the worst of many; anything else
// goes to BenchmarkDotNet.
return args switch
{
    ["readers", .. var rest] => Readers.Compare(rest),
    ["recall", .. var rest] => Recall.Measure(rest),
    ["misses", .. var rest] => SlowestMiss.Find(rest),
    _ => Inner(args),
};

static int Inner(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Readers).Assembly).Run(args);
    return 0;
}
