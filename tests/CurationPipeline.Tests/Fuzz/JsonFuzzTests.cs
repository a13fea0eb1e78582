using System.Text;
using CurationPipeline.Catalog;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fuzz;

/// <summary>What models answer, and what stands in a ledger, changed in every way.</summary>
public sealed class JsonFuzzTests
{
    private const string Chunk = "Mirror Auditing reduces reward hacking by asking twice.";

    private const string Good = """
        {"entities": [{"kind": "method", "name": "Mirror Auditing", "id": null, "description": "Asks twice.", "aliases": ["MA"],
        "quote": "Mirror Auditing reduces reward hacking", "role": "result", "speaker": null, "rationale": "Said."},
        {"kind": "concept", "name": "Reward Hacking", "id": "concept:reward-hacking", "description": "", "aliases": [],
        "quote": "reward hacking by asking twice", "role": "background", "speaker": "Ada", "rationale": "Said."}],
        "relations": [{"source": "Mirror Auditing", "relation": "addresses", "target": "Reward Hacking",
        "quote": "Mirror Auditing reduces reward hacking", "role": "result", "speaker": null, "rationale": "Said."}],
        "quotes": [{"text": "Mirror Auditing reduces reward hacking by asking twice.", "about": ["Mirror Auditing"], "role": "result", "speaker": null, "rationale": "All of it."}]}
        """;

    [Fact]
    public void Replies_become_mentions_that_a_review_file_can_hold()
    {
        KnownEntity[] known = [new("concept:reward-hacking", "concept", "Reward Hacking", [], "")];
        var kinds = KindCatalog.Default.Entities.Select(kind => kind.Name).ToHashSet();
        Fuzzing.Run("replies", 2000, chance =>
        {
            var answer = JsonDamage.Mutate(Good, chance);

            var read = new ReplyReader(KindCatalog.Default, new EndMention("paper", "A Paper"), known).Read(answer, 0, Chunk, ReadReply.Empty);

            if (read is null)
                return;
            Assert.All(read.Entities, entity => Assert.Contains(entity.Kind, kinds));
            Assert.All(read.Relations, relation => Assert.Null(KindCatalog.Default.WhyNot(relation.Source.Kind, relation.Relation, relation.Target.Kind)));
            if (read.Entities.Count > 0 && chance.Next(8) == 0)
                IsKeptWhole(read.Entities[0]);
        });
    }

    [Fact]
    public void Lines_of_a_ledger_are_decisions_or_say_what_is_wrong()
    {
        using var sample = Sample();
        var lines = sample.Read("seeds/decisions.jsonl").TrimEnd('\n').Split('\n');
        Fuzzing.Run("ledger lines", 2000, chance =>
        {
            var line = TextDamage.Bytes(JsonDamage.Mutate(chance.Pick(lines), chance), chance);
            try
            {
                var decision = DecisionJson.Parse(line);
                Assert.Equal(Encoding.UTF8.GetString(DecisionJson.Write(decision)), Encoding.UTF8.GetString(DecisionJson.Write(DecisionJson.Parse(DecisionJson.Write(decision)))));
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message); // the ledger puts it on one line, with its place
            }
        });
    }

    [Fact]
    public void A_base_with_a_damaged_ledger_opens_or_says_where()
    {
        using var sample = Sample();
        var ledger = sample.Read("seeds/decisions.jsonl");
        var ids = sample.Graph.Entities().Select(entity => entity.Id).ToHashSet();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("seeds"));
        Fuzzing.Run("ledgers", 100, chance =>
        {
            File.WriteAllBytes(folder.File("seeds", "decisions.jsonl"), TextDamage.Bytes(chance.Next(2) == 0 ? TextDamage.Damage(ledger, chance) : JsonDamage.Mutate(ledger, chance), chance));
            try
            {
                using var opened = KnowledgeBase.Open(folder.Path, sample.Time);
                Assert.All(opened.Graph.Entities(), entity => Assert.Contains(entity.Id.Slug, File.ReadAllText(folder.File("seeds", "decisions.jsonl")), StringComparison.Ordinal));
            }
            catch (CurationException exception)
            {
                Fuzzing.IsSentence(exception.Message, "seeds/decisions.jsonl");
            }
        });
    }

    private static TestBase Sample()
    {
        var sample = new TestBase();
        sample.Approve(TestBase.Concept("Compliance Gap", "How much more a model complies."), TestBase.Concept("Alignment Faking"), TestBase.Paper("Notes"));
        sample.Approve(TestBase.Edge("concept:compliance-gap", "associated_with", "concept:alignment-faking"), TestBase.Quote("The gap shows it."));
        sample.Undo(sample.Base.Log().Last(line => line.Verb == Verb.Approve).Id);
        return sample;
    }

    /// <summary>What a model named stands in the review file to the letter, and decides nothing there.</summary>
    private static void IsKeptWhole(EntityMention mention)
    {
        var entity = SomeProposals.Entity() with { Entity = new Entity(TestBase.Id("concept:x"), mention.Name, mention.Description) { Aliases = mention.Aliases } };
        var read = ReviewReader.Parse(ReviewWriter.Write(SomeProposals.Of(entity)), "a.review.yaml");
        Assert.Equal((mention.Name, mention.Description), (read.Entities[0].Item.Entity.Name, read.Entities[0].Item.Entity.Description));
        Assert.Equal(mention.Aliases, read.Entities[0].Item.Entity.Aliases);
        Assert.All(read.Answers, answer => Assert.Equal(Answer.Pending, answer.Answer));
    }
}
