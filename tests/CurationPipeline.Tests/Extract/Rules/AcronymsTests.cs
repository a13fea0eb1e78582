using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class AcronymsTests
{
    [Theory]
    [InlineData("We use reinforcement learning from human feedback (RLHF) here.", "RLHF", "reinforcement learning from human feedback")]
    [InlineData("Preferences As Reward (PAR) is new.", "PAR", "Preferences As Reward")]
    [InlineData("the preference models (PMs)", "PM", "preference models")]
    [InlineData("the use of direct preference optimization (DPO)", "DPO", "direct preference optimization")]
    public void A_definition_gives_both_forms(string sentence, string shortForm, string longForm) =>
        Assert.Equal([new Acronym(shortForm, longForm)], Acronyms.In(sentence));

    [Theory]
    [InlineData("It rises (see Figure 2).")]
    [InlineData("Some results (II) follow.")]
    [InlineData("An unrelated phrase (XYZ).")]
    [InlineData("Cited by many (2019).")]
    public void A_parenthesis_that_explains_nothing_gives_nothing(string sentence) =>
        Assert.Empty(Acronyms.In(sentence));
}
