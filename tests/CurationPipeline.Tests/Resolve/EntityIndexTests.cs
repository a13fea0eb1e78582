using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class EntityIndexTests
{
    private static readonly string[] Words =
    [
        "reward", "hacking", "model", "inner", "outer", "alignment", "faking", "goal", "misgeneralization", "deceptive", "gradient", "oversight",
        "scalable", "debate", "probe", "circuit", "sparse", "feature", "steering", "vector", "unlearning", "honest", "human", "feedback",
    ];

    [Theory]
    [InlineData(75, 400)]
    [InlineData(75, 20_000)]
    [InlineData(10, int.MaxValue)]
    [InlineData(5000, int.MaxValue)]
    public void The_first_are_those_that_a_look_at_every_entity_finds(int count, int mostPostings)
    {
        var random = new Random(11);
        List<Entity> entities = [.. Enumerable.Range(0, 1500).Select(i => new Entity(EntityId.Parse($"concept:c-{i}"), Name(random, i), ""))];
        using var index = new EntityIndex(entities);

        for (var i = 0; i < 40; i++)
        {
            var asked = Name(random, 2000 + i);
            var found = index.Ranked(new Mention("concept", asked), count, mostPostings);

            var plain = Plain(entities, asked, mostPostings);
            Assert.Equal(plain.Values.OrderDescending().Take(count), found.Select(pair => pair.Score));
            Assert.All(found, pair => Assert.Equal(plain[pair.Known.Id], pair.Score));
        }
    }

    [Fact]
    public void One_that_was_asked_for_before_is_what_it_has_become()
    {
        var id = EntityId.Parse("concept:reward");
        using var index = new EntityIndex([new Entity(id, "Reward Hacking", "")]);
        for (var i = 0; i < 3; i++)
            Assert.Equal("Reward Hacking", index.Find(id)?.Name);

        index.Add(new Entity(id, "Proxy Gaming", ""));

        Assert.Equal("Proxy Gaming", index.Find(id)?.Name);
        Assert.Equal("Proxy Gaming", Assert.Single(index.Candidates(new Mention("concept", "proxy"))).Name);
    }

    private static string Name(Random random, int number) =>
        string.Join(' ', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Words[random.Next(Words.Length)])) + (number % 3 == 0 ? $" {number % 50}" : "");

    /// <summary>What each entity has in common with a name, by going through all of them for each trait.</summary>
    private static Dictionary<EntityId, float> Plain(List<Entity> entities, string name, int mostPostings)
    {
        var traits = entities.ToDictionary(entity => entity.Id, entity => Traits(entity.Name).Select(trait => trait.Hash).ToHashSet());
        var scores = new Dictionary<EntityId, float>();
        var left = mostPostings;
        foreach (var (trait, bearers) in Traits(name)
            .Select(trait => (Trait: trait, Bearers: entities.Where(entity => traits[entity.Id].Contains(trait.Hash)).ToList()))
            .Where(pair => pair.Bearers.Count > 0).OrderBy(pair => pair.Bearers.Count))
        {
            if (left < bearers.Count && scores.Count > 0)
                break;
            left -= bearers.Count;
            foreach (var bearer in bearers)
                scores[bearer.Id] = scores.GetValueOrDefault(bearer.Id) + (trait.Weight * MathF.Log(1 + ((float)entities.Count / bearers.Count)));
        }

        return scores.ToDictionary(pair => pair.Key, pair => pair.Value / MathF.Sqrt(traits[pair.Key].Count));
    }

    private static List<Feature> Traits(string name) => [.. NameFeatures.Of(NormalName.Of(name, NameStyle.Term)).DistinctBy(trait => trait.Hash)];
}
