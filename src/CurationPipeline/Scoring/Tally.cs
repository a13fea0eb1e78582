namespace CurationPipeline.Scoring;

/// <summary>How much of what was found is right, and how much of what is right was found.</summary>
/// <param name="FoundRight">Of what was found.</param>
/// <param name="RightFound">Of what is right; differs from the other only within a group, where kinds may differ.</param>
public readonly record struct Tally(int FoundRight, int Found, int RightFound, int Right)
{
    /// <summary>Null where nothing was found.</summary>
    public double? Precision => Found == 0 ? null : (double)FoundRight / Found;

    /// <summary>Null where nothing is right.</summary>
    public double? Recall => Right == 0 ? null : (double)RightFound / Right;

    /// <summary>The harmonic mean of the two; 0 where nothing found is right, null where there is nothing to find either.</summary>
    public double? F1 => Found + Right == 0 ? null : (double)(FoundRight + RightFound) / (Found + Right);

    public static Tally operator +(Tally a, Tally b) =>
        new(a.FoundRight + b.FoundRight, a.Found + b.Found, a.RightFound + b.RightFound, a.Right + b.Right);

    public static Tally Add(Tally left, Tally right) => left + right;
}

/// <summary>Between what and what a figure lies with 95 % confidence.</summary>
public readonly record struct Interval(double Low, double High);
