using System.Runtime.ExceptionServices;

namespace CurationPipeline;

/// <summary>Work on many items by all processors.</summary>
internal static class AllCores
{
    /// <summary>What comes of each item, in their order. The first failure is thrown as it is, because callers know what to say of it.</summary>
    public static TOut[] Map<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> work, CancellationToken cancellationToken = default) =>
        Map(items, work, new ParallelOptions { CancellationToken = cancellationToken });

    /// <summary>The same beside a thread that everything waits for in the end: a processor is left to it.</summary>
    public static TOut[] MapBeside<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> work) =>
        Map(items, work, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) });

    private static TOut[] Map<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> work, ParallelOptions options)
    {
        var results = new TOut[items.Count];
        try
        {
            Parallel.For(0, items.Count, options, i => results[i] = work(items[i]));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return results;
    }

    /// <summary>Things that do not wait for each other.</summary>
    public static void Run(params Action[] works) => Map(works, work =>
    {
        work();
        return true;
    });

    /// <summary>The items one after the other, each of which is made ready while the one before is worked on.</summary>
    public static IEnumerable<T> Ahead<T>(IEnumerable<T> items)
    {
        using var each = items.GetEnumerator();
        var next = Task.Run(each.MoveNext);
        try
        {
            while (next.GetAwaiter().GetResult())
            {
                var item = each.Current;
                next = Task.Run(each.MoveNext);
                yield return item;
            }
        }
        finally
        {
            // Whoever stops early takes nothing away from under the one that is being made ready; how that ends is of no interest then.
            Task.WaitAny(next);
        }
    }
}
