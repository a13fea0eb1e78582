namespace CurationPipeline.Extract.Rules;

/// <summary>A name found in a text.</summary>
/// <param name="Key">What the name was given for.</param>
/// <param name="Start">First character in the text searched.</param>
/// <param name="End">One past the last character, without a plural's ending.</param>
internal readonly record struct Found<T>(T Key, int Start, int End);

/// <summary>Finds any number of names in one pass over a text.</summary>
/// <remarks>
/// The automaton of Aho and Corasick (1975). Letters are compared without case, hyphens and white space as equal; a name of up
/// to five letters or with a capital inside is an acronym or a brand and needs its exact case. Of names that overlap, the
/// leftmost longest wins.
/// </remarks>
internal sealed class NameFinder<T>
{
    private const int Root = 0;
    private const int ShortName = 4;

    private readonly List<Dictionary<char, int>> _next = [[]];
    private readonly List<int> _fail = [Root];
    private readonly List<List<(string Name, T Key)>> _ends = [[]];
    private readonly List<int> _shorter = [-1];

    public NameFinder(IEnumerable<(string Name, T Key)> names)
    {
        foreach (var (name, key) in names)
        {
            if (name.Length >= 2 && name.Any(char.IsLetter))
                Add(name.Trim(), key);
        }

        Link();
    }

    public IReadOnlyList<Found<T>> In(string text)
    {
        var all = new List<Found<T>>();
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            while (state != Root && !_next[state].ContainsKey(c))
                state = _fail[state];
            state = _next[state].GetValueOrDefault(c, Root);
            for (var end = state; end > Root; end = _shorter[end])
                Collect(text, i + 1, _ends[end], all);
        }

        return LeftmostLongest(all);
    }

    private static void Collect(string text, int end, List<(string Name, T Key)> names, List<Found<T>> all)
    {
        foreach (var (name, key) in names)
        {
            var start = end - name.Length;
            if (IsWhole(text, start, end) && CaseFits(name, text.AsSpan(start, name.Length)))
                all.Add(new Found<T>(key, start, end));
        }
    }

    private static List<Found<T>> LeftmostLongest(List<Found<T>> all)
    {
        var chosen = new List<Found<T>>();
        foreach (var found in all.OrderBy(found => found.Start).ThenByDescending(found => found.End))
        {
            if (chosen.Count == 0 || found.Start >= chosen[^1].End)
                chosen.Add(found);
        }

        return chosen;
    }

    private static bool IsWhole(string text, int start, int end)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] == '-' && start > 1 && char.IsLetter(text[start - 2]))))
            return false;
        var after = end;
        if (after < text.Length && text[after] == 's' && char.IsLetter(text[end - 1]))
            after++;
        return after >= text.Length || !(char.IsLetterOrDigit(text[after]) || text[after] == '-' && after + 1 < text.Length && char.IsLetter(text[after + 1]));
    }

    private static bool CaseFits(string name, ReadOnlySpan<char> found)
    {
        var exact = name.Length <= ShortName || !name.Contains(' ', StringComparison.Ordinal) && name.Skip(1).Any(char.IsUpper);
        return !exact || found.SequenceEqual(name);
    }

    private static char Fold(char c) => c switch
    {
        '-' or '‐' or '‑' or '–' => ' ',
        '’' => '\'',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => char.ToLowerInvariant(c),
    };

    private void Add(string name, T key)
    {
        var state = Root;
        foreach (var c in name.Select(Fold))
        {
            if (!_next[state].TryGetValue(c, out var child))
            {
                child = _next.Count;
                _next[state][c] = child;
                _next.Add([]);
                _fail.Add(Root);
                _ends.Add([]);
                _shorter.Add(-1);
            }

            state = child;
        }

        _ends[state].Add((name, key));
    }

    private void Link()
    {
        var queue = new Queue<int>(_next[Root].Values);
        while (queue.TryDequeue(out var state))
        {
            foreach (var (c, child) in _next[state])
            {
                var fail = _fail[state];
                while (fail != Root && !_next[fail].ContainsKey(c))
                    fail = _fail[fail];
                _fail[child] = _next[fail].GetValueOrDefault(c, Root);
                _shorter[child] = _ends[_fail[child]].Count > 0 ? _fail[child] : _shorter[_fail[child]];
                queue.Enqueue(child);
            }
        }
    }
}
