namespace CurationPipeline.Resolve;

/// <summary>The natural logarithm, the same to the last bit on every machine, which the framework's own does not promise.</summary>
internal static class Logarithm
{
    private const int Terms = 12;
    private const double OfTwo = 0.6931471805599453;

    /// <param name="value">A normal number above zero.</param>
    public static double Of(double value)
    {
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        if (mantissa > 1.4142135623730951)
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // 2 artanh((m - 1) / (m + 1)), whose series is soon at its end for a mantissa near 1.
        var ratio = (mantissa - 1) / (mantissa + 1);
        var sum = 0.0;
        for (var term = Terms - 1; term >= 0; term--)
            sum = (sum * ratio * ratio) + (1.0 / ((2 * term) + 1));
        return (exponent * OfTwo) + (2 * ratio * sum);
    }
}
