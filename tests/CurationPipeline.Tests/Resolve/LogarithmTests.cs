using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class LogarithmTests
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.001)]
    [InlineData(0.7071)]
    [InlineData(0.99999)]
    [InlineData(1.4142135)]
    [InlineData(1.4142137)]
    [InlineData(3)]
    [InlineData(123456789.125)]
    [InlineData(1e300)]
    public void It_is_the_logarithm(double value)
    {
        Assert.Equal(1, Logarithm.Of(value) / Math.Log(value), 1e-14);
    }

    [Fact]
    public void One_has_none()
    {
        Assert.Equal(0, Logarithm.Of(1));
    }
}
