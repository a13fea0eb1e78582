using CurationPipeline.Seeds;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Site;

/// <summary>The project's own sample base, in a folder where tests may write; opened once for all tests of a class.</summary>
public sealed class SampleBase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SampleBase()
    {
        var seeds = Repository.File("seeds");
        foreach (var file in Directory.EnumerateFiles(seeds, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = _folder.File("base", "seeds", Path.GetRelativePath(seeds, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // below the base
            File.Copy(file, copy);
        }

        Base = KnowledgeBase.Open(_folder.File("base"), new FakeTime());
        Writer = new SiteWriter(Base.Graph, Base.Catalog, new SiteOptions { Title = "Alignment", SimilarTo = SomeSimilar.To });
        Folder = _folder.File("site");
        Report = Writer.Write(Folder);
    }

    internal KnowledgeBase Base { get; }

    internal SiteWriter Writer { get; }

    /// <summary>Where its site was written.</summary>
    internal string Folder { get; }

    internal SiteReport Report { get; }

    public void Dispose()
    {
        Base.Dispose();
        _folder.Dispose();
    }
}
