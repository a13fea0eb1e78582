using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Reward Hacking", "reward-hacking")]
    [InlineData("Goodhart's law", "goodharts-law")]
    [InlineData("Café Über – naïve", "cafe-uber-naive")]
    [InlineData("GPT-3.5 (turbo)", "gpt-3-5-turbo")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("con", "con-1")]
    [InlineData("ﬁne œuvre Straße", "fine-oeuvre-strasse")]
    public void A_slug_is_kebab_case_of_the_name(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Theory]
    [InlineData("对齐")]
    [InlineData("😀")]
    [InlineData("---")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void A_name_without_latin_letters_gets_a_stable_slug(string name)
    {
        Assert.True(EntityId.TryParse("concept:" + Slug.Of(name), out _));
        Assert.Equal(Slug.Of(name), Slug.Of(name));
        Assert.StartsWith("x", Slug.Of(name), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_cut_between_words()
    {
        var slug = Slug.Of(string.Concat(Enumerable.Repeat("alignment ", 1000)));

        Assert.True(slug.Length <= 80);
        Assert.EndsWith("-alignment", slug, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("concept:con", false)]
    [InlineData("paper:lpt9", false)]
    [InlineData("concept:con-1", true)]
    [InlineData("concept:console", true)]
    public void What_windows_keeps_for_itself_is_no_id(string id, bool isOne) => Assert.Equal(isOne, Slug.WhyNot(EntityId.Parse(id)) is null);

    [Fact]
    public void A_taken_slug_gets_a_number()
    {
        var taken = new HashSet<EntityId> { EntityId.Parse("concept:a"), EntityId.Parse("concept:a-2") };

        Assert.Equal("concept:a-3", Slug.Free("concept", "A", taken.Contains).ToString());
    }
}
