using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class ContentKeyTests
{
    private static readonly EntityId Paper = EntityId.Parse("paper:p");

    [Theory]
    [InlineData("Reward Hacking", "reward-hacking")]
    [InlineData("Café", "Cafe\u0301")]
    [InlineData("ﬁne-tuning", "Fine tuning")]
    [InlineData("  Goodhart’s law ", "goodharts law")]
    public void Names_that_read_the_same_have_one_key(string one, string other) =>
        Assert.Equal(ContentKey.OfEntity("concept", one), ContentKey.OfEntity("concept", other));

    [Theory]
    [InlineData("C", "C++")]
    [InlineData("GPT-3", "GPT-4")]
    [InlineData("😀", "😁")]
    [InlineData("!", "?")]
    public void Names_that_differ_have_two(string one, string other) =>
        Assert.NotEqual(ContentKey.OfEntity("concept", one), ContentKey.OfEntity("concept", other));

    [Fact]
    public void A_quote_is_known_by_letters_and_digits()
    {
        Assert.Equal(ContentKey.OfQuote(Paper, "It is 3.5, “really”."), ContentKey.OfQuote(Paper, "it is 35 really"));
        Assert.NotEqual(ContentKey.OfQuote(Paper, "It is 3."), ContentKey.OfQuote(EntityId.Parse("paper:q"), "It is 3."));
        Assert.NotEqual(ContentKey.OfQuote(Paper, "It is 3."), ContentKey.OfQuote(Paper, "It is 4."));
    }

    [Fact]
    public void Half_a_character_does_no_harm() =>
        Assert.Equal(16, ContentKey.OfEntity("concept", "a\ud800b").Length);
}
