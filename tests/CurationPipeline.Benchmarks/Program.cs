using BenchmarkDotNet.Running;
using CurationPipeline.Benchmarks;

// 'readers FILE…' measures whole processes beside the tools that a user would take instead; anything else goes to BenchmarkDotNet.
return args is ["readers", .. var files] ? Readers.Compare(files) : Inner(args);

static int Inner(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Readers).Assembly).Run(args);
    return 0;
}
