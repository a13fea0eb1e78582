using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Goal misgeneralization", "goal misgeneralisation")]
    [InlineData("Reward models", "reward model")]
    [InlineData("fine-tuning", "finetuning")]
    [InlineData("Red Teaming", "red-teaming")]
    [InlineData("The Alignment Problem", "alignment problem")]
    [InlineData("Sycophancy in LLMs", "sycophancy")]
    [InlineData("Deception in large language models", "Deception")]
    [InlineData("β-VAE", "beta-VAE")]
    [InlineData("Behaviour Modelling", "behavior modeling")]
    [InlineData("Schrödinger Network", "Schrodinger networks")]
    [InlineData("ﬁne‑tuning", "fine-tuning")]
    [InlineData("ＡＩ Ｃontrol", "AI control")]
    [InlineData("AdaptiveBins", "Adaptive Bins")]
    [InlineData("DALL·E 2", "DALL-E 2")]
    [InlineData("Goodhart’s Law", "Goodhart's law")]
    [InlineData("Causal LLM", "causal large language models")]
    [InlineData("Reinforcement Learning from Human Feedback (RLHF)", "reinforcement learning from human feedback")]
    [InlineData("search & destroy", "search and destroy")]
    [InlineData("loss matrices", "loss matrix")]
    [InlineData("1×1 convolution", "1x1 Convolution")]
    [InlineData("red\u200bteaming", "redteaming")]
    public void One_name_in_two_spellings_has_one_key(string left, string right) =>
        Assert.Equal(NameKey.Of("concept", left), NameKey.Of("concept", right));

    [Theory]
    [InlineData("GPT-3", "GPT-3.5")]
    [InlineData("Llama 2 7b", "Llama 27b")]
    [InlineData("C", "C++")]
    [InlineData("A", "A*")]
    [InlineData("aligned model", "misaligned model")]
    [InlineData("bias", "bia")]
    [InlineData("SMOTE", "SMOT")]
    [InlineData("ALS", "AL")]
    [InlineData("deception in children", "deception")]
    [InlineData("robustness", "robust")]
    public void Two_names_have_two_keys(string left, string right) =>
        Assert.NotEqual(NameKey.Of("concept", left), NameKey.Of("concept", right));

    [Theory]
    [InlineData("Evan Hubinger", "Hubinger, Evan")]
    [InlineData("Dr. Jürgen Schmidhuber", "Jurgen Schmidhuber")]
    [InlineData("Greenblatt et al", "Greenblatt et al.")]
    [InlineData("L. van der Maaten", "van der Maaten, L.")]
    [InlineData("Jean-Luc Picard", "Jean Luc Picard")]
    public void Persons_have_one_key_whatever_the_order(string left, string right) =>
        Assert.Equal(NameKey.Of("thinker", left), NameKey.Of("thinker", right));

    [Theory]
    [InlineData("Li Wei", "Liwei")]
    [InlineData("John Smith", "John Smith Jr.")]
    [InlineData("Adam", "Adams")]
    public void Persons_are_not_terms(string left, string right) =>
        Assert.NotEqual(NameKey.Of("thinker", left), NameKey.Of("thinker", right));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂🙂")]
    [InlineData("—…!")]
    public void A_name_without_letters_has_no_key(string name) => Assert.Empty(NameKey.Of("concept", name));
}
