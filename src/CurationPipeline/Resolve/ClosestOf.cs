using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>The entities closest to one, of however many are near it; any thread may bring one.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class ClosestOf(int most)
{
    private readonly Lock _turn = new();
    private List<(EntityId Id, double Cosine)> _kept = [];
    private double _least = double.NegativeInfinity;

    public void Offer(EntityId id, double cosine)
    {
        if (cosine < Volatile.Read(ref _least))
            return;
        lock (_turn)
        {
            _kept.Add((id, cosine));
            if (_kept.Count > 2L * most)
                Cut();
        }
    }

    /// <summary>The closest first; of equals, in the order of their ids.</summary>
    public IReadOnlyList<(EntityId Id, double Cosine)> InOrder()
    {
        lock (_turn)
            Cut();
        return _kept;
    }

    private void Cut()
    {
        _kept = [.. _kept.OrderByDescending(near => near.Cosine).ThenBy(near => near.Id).Take(most)];
        if (_kept.Count == most)
            Volatile.Write(ref _least, _kept[^1].Cosine);
    }
}
