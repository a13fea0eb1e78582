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

    private static string[] Prey => ["mice", "rabbits", "squirrels", "sparrows"];

    private static string[] Weather => ["rain", "frost", "wind", "ice"];

    [Fact]
    public async Task Words_with_like_neighbours_come_close()
    {
        Assert.InRange(await Cosine("cat", "dog"), await Cosine("cat", "boulder") + 0.2, 1);
    }

    [Fact]
    public async Task Like_wording_comes_close_and_other_wording_does_not()
    {
        Assert.InRange(await Cosine("a chasing cat", "cats chase"), EmbeddedEmbeddings.Threshold, 1);
        Assert.InRange(await Cosine("cat", "granite ridges"), -1, 0.3);
    }

    [Fact]
    public async Task The_same_texts_give_the_same_vectors_in_any_order()
    {
        var (one, other) = (WordSpace.Learn(Texts), WordSpace.Learn(Texts.Reverse()));

        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.Equal(await VectorOf(one, "cat and dog"), await VectorOf(other, "cat and dog"));
        Assert.NotEqual(one.Fingerprint, WordSpace.Learn(Texts.Skip(1)).Fingerprint);
    }

    [Fact]
    public async Task Texts_without_words_have_no_direction()
    {
        Assert.All(await VectorOf(WordSpace.Learn([]), "🙂 the 42"), value => Assert.Equal(0, value));
    }

    private static async Task<double> Cosine(string left, string right)
    {
        var space = WordSpace.Learn(Texts);
        var (one, other) = (await VectorOf(space, left), await VectorOf(space, right));
        return TensorPrimitives.Dot<float>(one, other);
    }

    private static async Task<float[]> VectorOf(WordSpace space, string text)
    {
        using var generator = new EmbeddedEmbeddings(space);
        return (await generator.GenerateAsync([text]))[0].Vector.ToArray();
    }
}
