using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fuzz;

/// <summary>Files that people edit, changed in every way: a result or one sentence, no approval out of nothing, no word of theirs changed.</summary>
public sealed class YamlFuzzTests : IDisposable
{
    private const string File = "a.review.yaml";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Catalogs_give_kinds_or_a_sentence()
    {
        var catalog = System.IO.File.ReadAllText(Repository.File("src", "CurationPipeline", "Catalog", "default.yaml"));
        Fuzzing.Run("catalogs", 500, chance =>
        {
            var path = Write("catalog.yaml", YamlDamage.Mutate(chance.Next(3) > 0 ? Short(catalog, chance) : catalog, chance), chance);

            if (Try(() => CatalogFile.ReadOrDefault(path), path) is { } read)
                Assert.All(read.Entities, kind => Assert.Matches("^[a-z0-9_]+$", kind.Name));
        });
    }

    [Fact]
    public void Seed_files_give_entries_that_stay_as_they_are_or_a_sentence()
    {
        var entries = Directory.EnumerateFiles(Repository.File("seeds"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), Text: System.IO.File.ReadAllText(path)))
            .Where(entry => entry.Path != "seeds/catalog.yaml").ToList();
        Fuzzing.Run("seed files", 1000, chance =>
        {
            var (path, text) = chance.Pick(entries);
            var mutant = YamlDamage.Mutate(text, chance);

            if (Try(() => SeedReader.Read(mutant, path, KindCatalog.Default), path) is not { } entry)
                return;
            var written = SeedWriter.Write(entry);
            Assert.Equal(written, SeedWriter.Write(SeedReader.Read(written, path, KindCatalog.Default)));
        });
    }

    [Fact]
    public void A_base_with_damaged_entries_opens_and_names_them()
    {
        using var sample = new TestBase();
        sample.Approve(TestBase.Concept("Compliance Gap", "How much more a model complies."), TestBase.Concept("Alignment Faking"), TestBase.Paper("Notes"));
        sample.Approve(TestBase.Edge("concept:compliance-gap", "associated_with", "concept:alignment-faking"), TestBase.Quote("The gap shows it."));
        var entries = sample.Entries();
        var paths = entries.Keys.ToList();
        Fuzzing.Run("entries of a base", 150, chance =>
        {
            var path = chance.Pick(paths);
            var full = Path.Combine(sample.Folder, path);
            System.IO.File.WriteAllBytes(full, TextDamage.Bytes(YamlDamage.Mutate(entries[path], chance), chance));

            Try(() => sample.Base.Regenerate(check: true), "");
            sample.Base.Check();

            System.IO.File.WriteAllText(full, entries[path]);
        });
        Assert.True(sample.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void Review_files_give_answers_that_stand_there_or_a_sentence()
    {
        // No word of an approval stands in it but the names of fields, so none may come out of it.
        var pending = string.Join('\n', ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity())).Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Split(" # ")[0].TrimEnd()));
        Assert.DoesNotContain("approve ", pending, StringComparison.Ordinal);
        pending = pending.Replace("decision: pending", "decision: pending\n    note: Ask \"Ada\", she knows.", StringComparison.Ordinal);
        Fuzzing.Run("review files", 800, chance =>
        {
            var path = Write(File, YamlDamage.Mutate(pending, chance), chance);

            if (Try(() => ReviewReader.Read(path), path) is not { } file)
                return;
            Assert.All(file.Answers, answer => Assert.NotEqual(Say.Approve, answer.Answer.Say));
            Keeps(path, file);
        });
    }

    [Fact]
    public void Applying_a_damaged_review_takes_in_what_was_approved_or_nothing()
    {
        using var curated = new TestBase();
        var review = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity())).Replace("decision: pending", "decision: later", StringComparison.Ordinal);
        var maker = new DecisionMaker(KindCatalog.Default, curated.Graph, (quote, _) => new CurationPipeline.Ground.QuoteIndex(TextOf("The gap shows that the model fakes alignment.")).Ground(quote, null));
        Fuzzing.Run("decisions of review files", 400, chance =>
        {
            var lines = review.Split('\n');
            var decisions = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("decision: later", StringComparison.Ordinal)).ToList();
            foreach (var number in decisions.Where(_ => chance.Next(2) == 0))
                lines[number] = lines[number].Replace("later", chance.Pick(["approve", "reject", "same-as concept:alignment-faking"]), StringComparison.Ordinal);
            var mutant = YamlDamage.Mutate(string.Join('\n', lines), chance);

            if (Try(() => ReviewReader.Parse(mutant, File), File) is not { } file || Try(() => maker.Make(file), "") is not { } made)
                return;
            var answered = file.Answers.Count(answer => answer.Answer.Say is Say.Approve or Say.SameAs) + file.Unverified.Count(item => item.Item.UseNearest);
            Assert.True(file.ApproveRest || answered > 0 || made.Decisions.All(decision => decision is not (NewDecision.ApproveEntity or NewDecision.ApproveEdge or NewDecision.ApproveQuote or NewDecision.ApproveEvidence)));
        });
    }

    /// <summary>Whatever a tool does to the file, a person's answers and notes are the same afterwards.</summary>
    private static void Keeps(string path, ReviewFile file)
    {
        var text = System.IO.File.ReadAllText(path);
        var before = file.Answers.ToDictionary(answer => answer.Key, answer => answer.Answer);
        if (Try(() => ReviewSheet.Parse(text, path), path) is not { } sheet)
            return;
        Assert.Equal(text.ReplaceLineEndings("\n"), sheet.ToString().ReplaceLineEndings("\n"));
        var more = SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Another Gap", "eeee"));
        if (Try(() => ReviewEdit.Merge(text, path, more), path) is { } merged)
            Assert.All(ReviewReader.Parse(merged, path).Answers.Where(answer => before.ContainsKey(answer.Key)), answer => Assert.Equal(before[answer.Key], answer.Answer));
        if (before.Count == 0)
            return;
        var gone = before.Keys.First();
        if (Try(() => ReviewEdit.Remove(text, path, new HashSet<string> { gone }), path) is { } rest)
            Assert.Equal(before.Where(answer => answer.Key != gone), ReviewReader.Parse(rest, path).Answers.ToDictionary(answer => answer.Key, answer => answer.Answer));
        foreach (var key in before.Keys.Where(key => sheet.SectionOf(key) is "entities" or "edges" or "quotes"))
        {
            if (Try(() => sheet.With(key, ItemEdit.Answer(sheet.TextOf(key), path, new Answer(Say.Reject, Note: "Kept as it is: \"é\" # no."))), path) is not { } changed)
                continue;
            var after = ReviewReader.Parse(changed.ToString(), path).Answers.ToDictionary(answer => answer.Key, answer => answer.Answer);
            Assert.Equal((Say.Reject, "Kept as it is: \"é\" # no."), (after[key].Say, after[key].Note));
            Assert.Equal(before.Where(answer => answer.Key != key), after.Where(answer => answer.Key != key));
        }
    }

    private string Write(string name, string text, Random chance)
    {
        var path = _folder.File(name);
        System.IO.File.WriteAllBytes(path, TextDamage.Bytes(text, chance));
        return path;
    }

    /// <summary>Some of the catalog, so that damage hits what matters.</summary>
    private static string Short(string catalog, Random chance)
    {
        var lines = catalog.Split('\n').ToList();
        var start = chance.Next(lines.Count);
        lines.RemoveRange(start, chance.Next(lines.Count - start));
        return string.Join('\n', lines);
    }

    private static CurationPipeline.Documents.Document TextOf(string text)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder.File("paper.txt"), text, Encoding.UTF8);
        return CurationPipeline.Documents.DocumentReader.Read(folder.File("paper.txt"));
    }

    /// <summary>The result, or null where there is one good sentence instead.</summary>
    private static T? Try<T>(Func<T> make, string file)
        where T : class
    {
        try
        {
            return make();
        }
        catch (CurationException exception)
        {
            Fuzzing.IsSentence(exception.Message, file);
            return null;
        }
    }
}
