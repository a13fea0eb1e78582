namespace CurationPipeline.Pdf.Content;

/// <summary>What a part of a path looks like.</summary>
internal enum PathShape : byte
{
    Rectangle,
    Line,
    Other,
}

/// <summary>Follows the path being built, as boxes on the page.</summary>
internal sealed class PathBuilder
{
    private const int MostParts = 4096;
    private const float Slack = 0.01f;

    private readonly List<(PathShape Shape, Box Box)> _parts = [];
    private readonly (float X, float Y)[] _corners = new (float, float)[5];
    private (float X, float Y) _start;
    private Box _box;
    private int _points;
    private bool _isStraight;

    public IReadOnlyList<(PathShape Shape, Box Box)> Parts => _parts;

    public bool IsEmpty => _parts.Count == 0 && _points == 0;

    public void MoveTo(in Matrix matrix, double x, double y)
    {
        EndPart();
        Begin(matrix.Apply(x, y));
    }

    public void LineTo(in Matrix matrix, double x, double y) => Add(matrix.Apply(x, y));

    public void CurveTo(in Matrix matrix, ReadOnlySpan<Operand> points)
    {
        _isStraight = false;
        for (var i = 0; i + 1 < points.Length; i += 2)
            Add(matrix.Apply(points[i].Number, points[i + 1].Number));
        _isStraight = false;
    }

    public void Close()
    {
        if (_points > 0)
            Add(_start);
    }

    public void Rectangle(in Matrix matrix, double x, double y, double width, double height)
    {
        EndPart();
        AddPart(matrix.KeepsRectangles ? PathShape.Rectangle : PathShape.Other, matrix.Apply(x, y, x + width, y + height));
        _start = ((float)matrix.Apply(x, y).X, (float)matrix.Apply(x, y).Y);
    }

    public void EndPart()
    {
        if (_points > 1)
            AddPart(Shape(), _box);
        _points = 0;
    }

    public Box Bounds()
    {
        var bounds = _parts.Count > 0 ? _parts[0].Box : default;
        foreach (var part in _parts)
            bounds = bounds.Union(part.Box);
        return bounds;
    }

    public void Clear()
    {
        _parts.Clear();
        _points = 0;
    }

    private void Begin((double X, double Y) point)
    {
        _start = ((float)point.X, (float)point.Y);
        _box = new Box(_start.X, _start.Y, _start.X, _start.Y);
        _corners[0] = _start;
        _points = 1;
        _isStraight = true;
    }

    private void Add((double X, double Y) point)
    {
        if (_points == 0)
            Begin(_start);
        var (x, y) = ((float)point.X, (float)point.Y);
        _box = new Box(Math.Min(_box.X0, x), Math.Min(_box.Y0, y), Math.Max(_box.X1, x), Math.Max(_box.Y1, y));
        if (_points < _corners.Length)
            _corners[_points] = (x, y);
        _points++;
    }

    /// <summary>Past the limit, parts grow together: layout needs to know where drawing is, not each stroke.</summary>
    private void AddPart(PathShape shape, Box box)
    {
        if (_parts.Count < MostParts)
            _parts.Add((shape, box));
        else
            _parts[^1] = (PathShape.Other, _parts[^1].Box.Union(box));
    }

    private PathShape Shape()
    {
        if (!_isStraight)
            return PathShape.Other;
        if (_points == 2 || _points == 3 && _corners[2] == _start)
            return PathShape.Line;
        return _points == 4 || _points == 5 && IsNear(_corners[4], _start) ? Turns() : PathShape.Other;
    }

    /// <summary>Four corners make an upright rectangle when each side is level or plumb, in turn.</summary>
    private PathShape Turns()
    {
        var level = Math.Abs(_corners[0].Y - _corners[1].Y) < Slack;
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = (_corners[i], _corners[(i + 1) % 4]);
            if (Math.Abs(level ? from.Y - to.Y : from.X - to.X) >= Slack)
                return PathShape.Other;
            level = !level;
        }

        return PathShape.Rectangle;
    }

    private static bool IsNear((float X, float Y) one, (float X, float Y) other) =>
        Math.Abs(one.X - other.X) < Slack && Math.Abs(one.Y - other.Y) < Slack;
}
