using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Layout;

/// <summary>Cuts the stream of glyphs where the baseline or size changes, or a gap could part columns.</summary>
internal static class RunBuilder
{
    /// <summary>Gaps wider than this, in ems, end a run: wider than the spaces of a loose line, narrower than a gutter.</summary>
    public const float WideGap = 0.7f;

    public static List<Run> Build(List<Glyph> letters)
    {
        ReadOnlySpan<Glyph> glyphs = CollectionsMarshal.AsSpan(letters);
        var runs = new List<Run>();
        var start = 0;
        for (var i = 1; i <= glyphs.Length; i++)
        {
            if (i < glyphs.Length && Continues(glyphs[i - 1], glyphs[i]))
                continue;
            var run = Close(glyphs, start, i);
            if (!IsDrawnAgain(runs, run, glyphs))
                runs.Add(run);
            start = i;
        }

        return glyphs.Length == 0 ? [] : runs;
    }

    private static bool Continues(in Glyph a, in Glyph b)
    {
        var size = Math.Max(a.Size, b.Size);
        var gap = b.X0 - a.X1;
        return Math.Abs(a.Baseline - b.Baseline) < 0.08f * size
            && gap < WideGap * size
            && gap > -0.6f * size
            && b.X0 > a.X0 - (0.3f * size)
            && Math.Min(a.Size, b.Size) > 0.5f * size;
    }

    // Bold by drawing a word several times, or a shadow under it.
    private static bool IsDrawnAgain(List<Run> runs, in Run run, ReadOnlySpan<Glyph> glyphs)
    {
        for (var i = runs.Count - 1; i >= Math.Max(0, runs.Count - 6); i--)
        {
            var other = runs[i];
            if (other.Count == run.Count
                && Math.Abs(other.X0 - run.X0) < 0.12f * run.Size
                && Math.Abs(other.Baseline - run.Baseline) < 0.12f * run.Size
                && SameText(glyphs, other, run))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SameText(ReadOnlySpan<Glyph> glyphs, in Run a, in Run b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (glyphs[a.Start + i].Text != glyphs[b.Start + i].Text)
                return false;
        }

        return true;
    }

    private static Run Close(ReadOnlySpan<Glyph> glyphs, int start, int end)
    {
        float x0 = float.MaxValue, x1 = float.MinValue, size = 0;
        foreach (ref readonly var glyph in glyphs[start..end])
        {
            x0 = Math.Min(x0, glyph.X0);
            x1 = Math.Max(x1, glyph.X1);
            size = Math.Max(size, glyph.Size);
        }

        return new Run(start, end - start, x0, x1, glyphs[start].Baseline, size);
    }
}
