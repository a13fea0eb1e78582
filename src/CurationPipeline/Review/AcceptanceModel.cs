using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Review;

/// <summary>
/// The probability that a person accepts a proposal, learned from what they said to earlier ones: logistic regression over its
/// traits. Its error is measured on decisions that were held back while it learned.
/// </summary>
public sealed class AcceptanceModel
{
    /// <summary>With fewer there is nothing to hold back, and nothing to believe.</summary>
    public const int FewestDecisions = 60;

    private const int FewestOfAKind = 10;
    private const int FewestWithTrait = 5;
    private const int Folds = 5;
    private const int Rounds = 400;

    /// <summary>The trait of all of them: its weight is the overall share.</summary>
    private const string Always = "";

    /// <summary>Pulls the weight of a rare trait towards nothing.</summary>
    private const double Pull = 1.0;

    private readonly Dictionary<string, double> _weights;

    private AcceptanceModel(Dictionary<string, double> weights, HeldBack error)
    {
        _weights = weights;
        Error = error;
    }

    /// <summary>How far off it is on decisions that it had not seen.</summary>
    public HeldBack Error { get; }

    /// <summary>Learns from decisions; null when there are too few of either kind.</summary>
    public static AcceptanceModel? Learn(IReadOnlyList<Judgement> judgements)
    {
        var accepted = judgements.Count(judgement => judgement.Accepted);
        return judgements.Count < FewestDecisions || Math.Min(accepted, judgements.Count - accepted) < FewestOfAKind
            ? null
            : new AcceptanceModel(Fit(judgements), HoldBack(judgements));
    }

    /// <summary>The probability, between 0 and 1, that a proposal with these traits is accepted.</summary>
    public double Probability(IReadOnlyList<KeyValuePair<string, string>> traits) => Probability(_weights, Names(traits));

    private static HeldBack HoldBack(IReadOnlyList<Judgement> judgements)
    {
        var folds = judgements.ToLookup(judgement => FoldOf(judgement.Key));
        var predictions = new List<(double Probability, bool Accepted)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. judgements.Where(judgement => FoldOf(judgement.Key) != fold)]);
            predictions.AddRange(folds[fold].Select(judgement => (Probability(weights, Names(judgement.Traits)), judgement.Accepted)));
        }

        return HeldBack.Of(predictions);
    }

    /// <summary>The same decision is always held back with the same others.</summary>
    private static int FoldOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Folds;

    /// <summary>
    /// Gradient descent with a step for each weight that is short enough for the loss to fall in every round: a proposal of m
    /// traits bends it at most by m/4 along each of them.
    /// </summary>
    private static Dictionary<string, double> Fit(IReadOnlyList<Judgement> judgements)
    {
        var named = judgements.Select(judgement => Names(judgement.Traits)).ToList();
        var counts = named.SelectMany(names => names).CountBy(name => name).Where(count => count.Value >= FewestWithTrait).ToList();
        var places = counts.Select((count, place) => (count.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place, StringComparer.Ordinal);
        var examples = named.Select(names => names.Where(places.ContainsKey).Select(name => places[name]).ToArray()).ToList();
        var most = examples.Max(example => example.Length);
        var steps = counts.Select(count => 1 / ((0.25 * most * count.Value) + Pull)).ToArray();
        var weights = new double[counts.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = weights.Select((weight, place) => place == places[Always] ? 0 : -Pull * weight).ToArray();
            for (var i = 0; i < examples.Count; i++)
            {
                var miss = (judgements[i].Accepted ? 1 : 0) - Logistic(examples[i].Sum(place => weights[place]));
                foreach (var place in examples[i])
                    slope[place] += miss;
            }

            for (var place = 0; place < weights.Length; place++)
                weights[place] += steps[place] * slope[place];
        }

        return places.ToDictionary(pair => pair.Key, pair => weights[pair.Value], StringComparer.Ordinal);
    }

    private static string[] Names(IReadOnlyList<KeyValuePair<string, string>> traits) =>
        [Always, .. traits.Select(trait => $"{trait.Key}={trait.Value}")];

    private static double Probability(Dictionary<string, double> weights, string[] names) =>
        Logistic(names.Sum(name => weights.GetValueOrDefault(name)));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

/// <summary>How good probabilities are on decisions that were held back.</summary>
/// <param name="Brier">Mean squared error; 0 is perfect.</param>
/// <param name="BrierOfShare">The same for saying the overall share every time: what is to be beaten.</param>
/// <param name="Calibration">How far stated probabilities and found shares lie apart on average, in fifths of the scale.</param>
public sealed record HeldBack(int Decisions, double Brier, double BrierOfShare, double Calibration)
{
    internal static HeldBack Of(IReadOnlyList<(double Probability, bool Accepted)> predictions)
    {
        var share = predictions.Average(prediction => prediction.Accepted ? 1.0 : 0);
        var calibration = predictions.GroupBy(prediction => Math.Min(4, (int)(prediction.Probability * 5)))
            .Sum(fifth => Math.Abs(fifth.Sum(prediction => prediction.Probability - (prediction.Accepted ? 1 : 0)))) / predictions.Count;
        return new HeldBack(
            predictions.Count,
            predictions.Average(prediction => Math.Pow(prediction.Probability - (prediction.Accepted ? 1 : 0), 2)),
            share * (1 - share),
            calibration);
    }
}
