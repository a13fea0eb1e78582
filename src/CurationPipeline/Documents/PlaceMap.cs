using System.Collections.Immutable;
using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>Where each character of a text stands: its page, and its box line by line.</summary>
/// <remarks>
/// Kept in arrays over the printed lines and two numbers a character, so that a long paper costs a few megabytes.
/// </remarks>
public sealed class PlaceMap
{
    private readonly ImmutableArray<PlacedLine> _lines;
    private readonly float[] _left;
    private readonly float[] _right;

    private PlaceMap(ImmutableArray<PlacedLine> lines, float[] left, float[] right)
    {
        _lines = lines;
        _left = left;
        _right = right;
    }

    /// <summary>A map for text without places on its pages.</summary>
    /// <param name="pageStarts">The character with which each page starts, in order.</param>
    public static PlaceMap OfPages(params IReadOnlyList<int> pageStarts) =>
        new([.. pageStarts.Select((start, i) => new PlacedLine(start, i + 1, default, Upright: false))], [], []);

    /// <summary>The page (1-based) on which the character stands.</summary>
    public int PageOf(int charIndex) => _lines.Length == 0 ? 1 : _lines[LineOf(charIndex)].Page;

    /// <summary>The boxes of a range, one for each printed line that it touches; empty where the format has no places.</summary>
    public IReadOnlyList<PageBox> BoxesOf(TextRange range)
    {
        var boxes = new List<PageBox>();
        if (_left.Length == 0 || range.Length <= 0)
            return boxes;

        for (var i = LineOf(range.Start); i < _lines.Length && _lines[i].Start < range.End; i++)
        {
            var end = Math.Min(range.End, i + 1 < _lines.Length ? _lines[i + 1].Start : _left.Length);
            if (BoxOf(_lines[i], Math.Max(range.Start, _lines[i].Start), end) is { } box)
                boxes.Add(new PageBox(_lines[i].Page, box));
        }

        return boxes;
    }

    /// <summary>The pieces of the text that stand on one page, in text order.</summary>
    public IReadOnlyList<TextRange> RangesOf(int page, int textLength)
    {
        var ranges = new List<TextRange>();
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_lines[i].Page != page)
                continue;
            var start = _lines[i].Start;
            var end = i + 1 < _lines.Length ? _lines[i + 1].Start : textLength;
            if (ranges.Count > 0 && ranges[^1].End == start)
                ranges[^1] = ranges[^1] with { End = end };
            else
                ranges.Add(new TextRange(start, end));
        }

        return ranges;
    }

    private Box? BoxOf(PlacedLine line, int start, int end)
    {
        if (!line.Upright)
            return line.Box;
        float left = float.MaxValue, right = float.MinValue;
        for (var i = start; i < end; i++)
        {
            if (_right[i] <= _left[i])
                continue;
            left = Math.Min(left, _left[i]);
            right = Math.Max(right, _right[i]);
        }

        return right > left ? new Box(left, line.Box.Y0, right, line.Box.Y1) : null;
    }

    private int LineOf(int charIndex)
    {
        int low = 0, high = _lines.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_lines[middle].Start <= charIndex)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>A printed line: from which character on, where, and whether its letters stand side by side.</summary>
    internal readonly record struct PlacedLine(int Start, int Page, Box Box, bool Upright);

    /// <summary>Collects the places while the text is written, character by character.</summary>
    internal sealed class Builder
    {
        private readonly ImmutableArray<PlacedLine>.Builder _lines = ImmutableArray.CreateBuilder<PlacedLine>();
        private readonly List<float> _left = [];
        private readonly List<float> _right = [];

        /// <summary>Starts a printed line with the next character.</summary>
        public void StartLine(int page, Box box, bool upright)
        {
            var line = new PlacedLine(_left.Count, page, box, upright);
            if (_lines.Count > 0 && _lines[^1].Start == line.Start)
                _lines[^1] = line;
            else
                _lines.Add(line);
        }

        /// <summary>Places the next character; equal edges say that it has no ink of its own.</summary>
        public void Place(float left, float right)
        {
            _left.Add(left);
            _right.Add(right);
        }

        public PlaceMap Build() => new(_lines.ToImmutable(), [.. _left], [.. _right]);
    }
}
