namespace CurationPipeline.Tests;

public sealed class AllCoresTests
{
    [Fact]
    public void Results_stand_in_the_order_of_the_items() =>
        Assert.Equal(Enumerable.Range(0, 1000).Select(n => 2 * n), AllCores.Map([.. Enumerable.Range(0, 1000)], n => 2 * n));

    [Fact]
    public void A_failure_comes_out_as_it_is() =>
        Assert.Throws<UnauthorizedAccessException>(() => AllCores.Map<int, int>([1, 2, 3], n => n == 2 ? throw new UnauthorizedAccessException() : n));

    [Fact]
    public void Who_is_stopped_gets_no_results() =>
        Assert.Throws<OperationCanceledException>(() => AllCores.Map([1], n => n, new CancellationToken(canceled: true)));
}
