using System.Numerics.Tensors;
using CurationPipeline.Resolve;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Tests.Resolve;

public sealed class EmbeddedEmbeddingsTests
{
    // Cats and dogs share their neighbours and never stand together; stones have others.
    private static readonly string[] Texts =
    [
        .. Enumerable.Range(0, 40).SelectMany(i => (string[])
        [
            $"The cat chases {Prey[i % 4]} and sleeps near the warm fireplace after supper.",
            $"The dog chases {Prey[i % 4]} and sleeps near the warm fireplace after supper.",
            $"A granite boulder weathers slowly under {Weather[i % 4]} upon mountain ridges.",
        ]),
    ];

    private static string[] Flaws => ["objective", "metric", "simulator", "checker"];

    private static string[] Prey => ["mice", "rabbits", "squirrels", "sparrows"];

    private static string[] Weather => ["rain", "frost", "wind", "ice"];

    [Fact]
    public async Task Words_with_like_neighbours_come_close()
    {
        Assert.InRange(await Cosine("cat", "dog"), await Cosine("cat", "boulder") + 0.2, 1);
    }

    [Fact]
    public async Task Names_without_a_common_word_come_close_once_texts_use_them_alike()
    {
        var space = WordSpace.Learn(Enumerable.Range(0, 30).SelectMany(i => (string[])
        [
            $"Reward hacking happens where a policy exploits a flawed {Flaws[i % 4]} instead of the intended task.",
            $"Specification gaming happens where an agent exploits a flawed {Flaws[i % 4]} instead of the intended task.",
            $"Hacking competitions and gaming consoles attract {Flaws[(i + 1) % 4]} visitors from {Prey[i % 4]} fairs.",
            $"Reward tables and specification sheets list {Weather[i % 4]} resistance in millimetres.",
            Texts[(3 * i) + 2],
            Texts[3 * i],
            $"Sailors mended {Prey[i % 4]} nets while lanterns glowed along quiet harbour walls.",
            $"Bakers knead dough before {Weather[i % 4]} mornings and sell loaves at market stalls.",
        ]));

        Assert.InRange(await Cosine("Reward Hacking", "Specification Gaming", space), 0.5, 1);
        Assert.InRange(await Cosine("Reward Hacking", "Quiet Harbour", space), -1, 0.3);
    }

    [Fact]
    public async Task Of_what_no_text_mentions_the_wording_counts()
    {
        Assert.InRange(await Cosine("quixotic zeppelins", "the quixotic zeppelin", WordSpace.Learn(Texts)), 0.9, 1);
    }

    [Fact]
    public async Task A_space_comes_back_as_it_was_kept()
    {
        var space = WordSpace.Learn(Texts);

        Assert.Equal(await VectorOf(space, "cat and dog"), await VectorOf(WordSpace.FromBytes(space.ToBytes()), "cat and dog"));
    }

    [Fact]
    public async Task Like_wording_comes_close_and_other_wording_does_not()
    {
        Assert.InRange(await Cosine("a chasing cat", "cats chase"), EmbeddedEmbeddings.EarlyThreshold, 1);
        Assert.InRange(await Cosine("cat", "granite ridges"), -1, 0.3);
    }

    [Fact]
    public void The_same_texts_give_the_same_space()
    {
        Assert.Equal(WordSpace.Learn(Texts).ToBytes(), WordSpace.Learn(Texts).ToBytes());
        Assert.NotEqual(WordSpace.Learn(Texts).ToBytes(), WordSpace.Learn(Texts.Skip(1)).ToBytes());
    }

    [Fact]
    public async Task Texts_without_words_have_no_direction()
    {
        Assert.All(await VectorOf(WordSpace.Learn([]), "🙂 the 42"), value => Assert.Equal(0, value));
    }

    private static async Task<double> Cosine(string left, string right, WordSpace? space = null)
    {
        space ??= WordSpace.Learn(Texts);
        var (one, other) = (await VectorOf(space, left), await VectorOf(space, right));
        return TensorPrimitives.Dot<float>(one, other);
    }

    private static async Task<float[]> VectorOf(WordSpace space, string text)
    {
        using var generator = new EmbeddedEmbeddings("texts", () => space);
        return (await generator.GenerateAsync([text]))[0].Vector.ToArray();
    }
}
