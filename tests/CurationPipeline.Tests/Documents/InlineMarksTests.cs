using System.Diagnostics;
using CurationPipeline.Documents;

namespace CurationPipeline.Tests.Documents;

public sealed class InlineMarksTests
{
    [Theory]
    [InlineData("We introduce **Refusal Rewording**, a *test* of _manner_.", "We introduce Refusal Rewording, a test of manner.")]
    [InlineData("***Both*** and **bold with *more* in it**.", "Both and bold with more in it.")]
    [InlineData("Call `model.fit(*args)` or ``a ` b``.", "Call model.fit(*args) or a ` b.")]
    [InlineData("See [the *paper*](https://example.org/a_(b)_c \"Title\") and ![a curve](curve.png).", "See the paper and a curve.")]
    [InlineData(@"A \*star\* and a \[bracket\].", "A *star* and a [bracket].")]
    public void Marks_are_left_out(string written, string seen) => Assert.Equal(seen, InlineMarks.Plain(written));

    [Theory]
    [InlineData("2 * 3 * 4 and snake_case_names and x__init__y")]
    [InlineData("p < 0.05* and p < 0.01**")]
    [InlineData("a formula $a_i * b_i + x_{*}$ and $$\\alpha_1 * y$$")]
    [InlineData("a `backtick that nothing closes")]
    [InlineData("- an item, [^1] and [1] (2020)")]
    [InlineData("costs $5 and $6 more")]
    public void What_is_no_mark_stays(string written) => Assert.Equal(written, InlineMarks.Plain(written));

    [Theory]
    [InlineData("*a ")]
    [InlineData("a* ")]
    [InlineData("[a](")]
    [InlineData("[")]
    [InlineData("` `` ")]
    [InlineData("$a")]
    [InlineData("$$$$")]
    [InlineData("_a*b")]
    public void No_text_takes_long(string piece)
    {
        var watch = Stopwatch.StartNew();

        InlineMarks.Plain(string.Concat(Enumerable.Repeat(piece, 100_000)) + " *");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }
}
