using System.Security.Cryptography;
using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli;

/// <summary>Looks quotes up in their papers: in the texts that were read, else in the files of a folder.</summary>
internal sealed class QuoteProver(GraphStore graph, string? folder)
{
    private readonly Dictionary<EntityId, IReadOnlyList<QuoteIndex>> _texts = [];
    private Dictionary<string, string>? _files;

    public QuoteProof Prove(Entity quote)
    {
        if (quote.Quote is not { } details)
            return new QuoteProof(false, "the entry has no words.");
        var texts = TextsOf(details.Paper);
        if (texts.Count == 0)
            return new QuoteProof(null, $"the words wait to be proven until '{details.Paper}' is read; ingest it, or give its folder with --papers.");
        return texts.Any(text => text.Find(details.Text) is not null)
            ? new QuoteProof(true)
            : new QuoteProof(false, $"the words do not stand in '{details.Paper}' as they are written; quote it anew.");
    }

    private IReadOnlyList<QuoteIndex> TextsOf(EntityId paper)
    {
        if (!_texts.TryGetValue(paper, out var texts))
            _texts[paper] = texts = [.. Read(paper).Select(text => QuoteIndex.OfText(text))];
        return texts;
    }

    private IEnumerable<string> Read(EntityId paper)
    {
        var known = graph.Caches.PapersOf(paper);
        if (known.Count > 0)
            return known.Select(text => text.Text);
        var hashes = graph.FindEntity(paper)?.Paper?.Sha256 ?? [];
        return hashes.Select(hash => Files().GetValueOrDefault(hash)).OfType<string>().Select(file => DocumentReader.Read(file).Text).ToList();
    }

    private Dictionary<string, string> Files() => _files ??= folder is null ? [] : Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .GroupBy(HashOf, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
