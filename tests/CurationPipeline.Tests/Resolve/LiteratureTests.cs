using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Resolve;

public sealed class LiteratureTests : IDisposable
{
    private readonly TestBase _base = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(9, 8)]
    [InlineData(35, 32)]
    [InlineData(1000, 896)]
    public void More_papers_are_learned_from_in_steps(int papers, int learned)
    {
        Assert.Equal(learned, Literature.Step(papers));
    }

    [Fact]
    public async Task Vectors_do_not_depend_on_when_they_were_asked_for()
    {
        using var other = new TestBase();
        for (var i = 0; i < 11; i++)
        {
            Add(_base, i);
            await VectorsAsync(_base);
        }

        for (var i = 0; i < 11; i++)
            Add(other, i);

        Assert.Equal(await VectorsAsync(_base), await VectorsAsync(other));
    }

    [Fact]
    public void What_is_in_no_step_yet_changes_nothing()
    {
        for (var i = 0; i < 10; i++)
            Add(_base, i);
        var before = Of(_base).Fingerprint;

        Add(_base, 10);
        var between = Of(_base).Fingerprint;
        Add(_base, 11);

        Assert.Equal(before, between);
        Assert.NotEqual(before, Of(_base).Fingerprint);
    }

    [Fact]
    public async Task What_was_learned_is_learned_once_and_what_came_of_it_before_goes()
    {
        for (var i = 0; i < 8; i++)
            Add(_base, i);
        var literature = Of(_base);
        await VectorsAsync(_base);

        Add(_base, 8);
        Assert.NotNull(_base.Graph.Caches.FindWordSpace(Of(_base).Fingerprint)); // nine papers: learned from eight
        Add(_base, 9);
        await VectorsAsync(_base);

        Assert.Null(_base.Graph.Caches.FindWordSpace(literature.Fingerprint));
        Assert.Empty(_base.Graph.Caches.VectorContents(MakerOf(literature)));
        Assert.NotEmpty(_base.Graph.Caches.VectorContents(MakerOf(Of(_base))));
    }

    [Fact]
    public async Task With_all_vectors_kept_nothing_is_learned()
    {
        Add(_base, 0);
        var entities = Entities(_base);
        var vectors = await VectorsAsync(_base);

        using var generator = new EmbeddedEmbeddings(Of(_base).Fingerprint, () => throw new InvalidOperationException("Learned."));

        Assert.Equal(vectors.Count, (await new Vectors(generator, _base.Graph.Caches).OfAsync(entities)).Count);
        Assert.Equal(vectors, _base.Graph.Caches.ReadVectors(Vectors.MakerOf(generator)).Select(row => row.Vector));
    }

    [Fact]
    public void A_paper_teaches_once_a_person_approved_it()
    {
        for (var i = 0; i < 8; i++)
            Add(_base, i);
        var before = Of(_base).Fingerprint;

        _base.Graph.Caches.Put(Text(8));
        _base.Graph.Caches.Put(Text(9));

        Assert.Equal(before, Of(_base).Fingerprint);
    }

    [Fact]
    public void While_papers_are_few_descriptions_are_learned_from_too()
    {
        Add(_base, 0);
        var early = Of(_base);
        _base.Approve(Concept("Apple", "A fruit."));
        var changed = Of(_base);
        for (var i = 1; i < 8; i++)
            Add(_base, i);
        var many = Of(_base);
        _base.Approve(Concept("Pear", "Another fruit."));

        Assert.NotEqual(early.Fingerprint, changed.Fingerprint);
        Assert.Equal(many.Fingerprint, Of(_base).Fingerprint);
        Assert.Equal((EmbeddedEmbeddings.EarlyThreshold, EmbeddedEmbeddings.Threshold), (early.Threshold, many.Threshold));
    }

    public void Dispose() => _base.Dispose();

    private static void Add(TestBase of, int number)
    {
        var paper = Paper($"Paper {number}");
        of.Approve(paper with { Paper = paper.Paper! with { Sha256 = [Text(number).Sha256] } }); // a paper has details
        of.Graph.Caches.Put(Text(number));
    }

    private static PaperText Text(int number) => new(
        $"{number:x2}", null, "paper.pdf", 1, string.Join(' ', Enumerable.Range(0, 9).Select(i => $"Apples and pears {Verbs[(i + number) % 3]} in gardens of the {Places[number % 4]}.")), []);

    private static string[] Verbs => ["ripen", "fall", "rot"];

    private static string[] Places => ["north", "south", "east", "west"];

    private static List<Entity> Entities(TestBase of) => [.. of.Graph.Entities()];

    private static Literature Of(TestBase of) => new(of.Graph, Entities(of));

    private static string MakerOf(Literature literature)
    {
        using var generator = new EmbeddedEmbeddings(literature.Fingerprint, literature.Space);
        return Vectors.MakerOf(generator);
    }

    private static async Task<List<float[]>> VectorsAsync(TestBase of)
    {
        var literature = Of(of);
        using var generator = new EmbeddedEmbeddings(literature.Fingerprint, literature.Space);
        await new Vectors(generator, of.Graph.Caches).OfAsync(Entities(of));
        return [.. of.Graph.Caches.ReadVectors(Vectors.MakerOf(generator)).Select(row => row.Vector)];
    }
}
