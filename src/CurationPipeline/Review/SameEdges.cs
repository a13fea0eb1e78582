namespace CurationPipeline.Review;

/// <summary>
/// Makes one question of two that ask about the same edge by now, with the words of both. What a person wrote stays to the letter:
/// where they wrote into both, or an answer would come to words that were not there when it was given, both stay.
/// </summary>
internal static class SameEdges
{
    /// <param name="text">The file.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="twins">Keys of two items each that ask about one edge; the question has the first afterwards.</param>
    /// <returns>The text, and the keys of items that have another one now, or are part of another one.</returns>
    public static SettledText Fold(string text, string path, IReadOnlyList<(string First, string Second)> twins)
    {
        if (twins.Count == 0)
            return SettledText.Of(text);
        var sheet = ReviewSheet.Parse(text, path);
        var stands = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var gone = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (first, second) in twins.Where(twin => IsEdge(twin.First) && IsEdge(twin.Second)))
        {
            var (one, other) = (ItemOf(stands.GetValueOrDefault(first, first)), ItemOf(second));
            var (kept, left) = other.IsUntouched ? (one, other) : (other, one);
            if (!left.IsUntouched || kept.With(left) is not { } joined)
                continue;
            (stands[first], texts[kept.Key]) = (kept.Key, joined);
            texts.Remove(left.Key);
            gone[left.Key] = first;
        }

        var folded = ReviewEdit.Remove(sheet.With([.. texts]).ToString(), path, gone.Keys.ToHashSet(StringComparer.Ordinal));
        var keys = stands.Where(pair => pair.Key != pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var moved = new Dictionary<string, string>(gone, StringComparer.Ordinal);
        foreach (var (was, now) in keys)
            moved[was] = now;
        return new SettledText(WithKeys(folded, path, keys), moved);

        bool IsEdge(string key) => sheet.Has(key) && sheet.SectionOf(key) == "edges";

        Item ItemOf(string key) => Item.Of(key, texts.GetValueOrDefault(key) ?? sheet.TextOf(key), path, texts.ContainsKey(key), sheet.Above(key).Own is not null);
    }

    private static string WithKeys(string text, string path, Dictionary<string, string> keys) => keys.Count == 0 ? text : ReviewSheet.Parse(text, path)
        .Rewrite((was, section, item) => section == "edges" && keys.TryGetValue(was, out var key)
            ? new ItemText(item, path).With(["key"], key).ToString()
            : item);

    /// <param name="IsUntouched">Whether it stands as a machine wrote it.</param>
    private sealed record Item(string Key, ProposedEdge Edge, Answer Answer, ItemText Text, bool IsUntouched)
    {
        public static Item Of(string key, string text, string path, bool isJoined, bool hasNote)
        {
            var edge = ItemText.Read(text, path, ReviewItems.Edge);
            return new Item(
                key, edge, ItemText.Read(text, path, place => ReviewAnswers.Read(place, "edges")), new ItemText(text, path),
                !hasNote && (isJoined || ReviewWriter.Edge(edge) == text));
        }

        /// <summary>The lines with the words of another that go; null where those would come under an answer that was not given to them.</summary>
        public string? With(Item other)
        {
            var more = other.Edge.Evidence.Where(piece => !Edge.Evidence.Any(have => have.Text == piece.Text)).ToList();
            return more.Count == 0 ? Text.ToString()
                : Answer is not { Say: Say.Pending, Disagreement: null } ? null
                : Text.Append("evidence", string.Concat(more.Select(piece => ReviewWriter.Evidence(Reasoned(piece, other.Edge.Rationale)))))?.ToString();
        }

        /// <summary>Words that lose their item keep its reason.</summary>
        private ProposedEvidence Reasoned(ProposedEvidence piece, string rationale) =>
            piece.Rationale.Length > 0 || rationale == Edge.Rationale ? piece : piece with { Rationale = rationale };
    }
}
