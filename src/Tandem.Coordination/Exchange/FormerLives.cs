using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Exchange;

/// <summary>
/// The lives of one peer that are over. So many are known by name; those before them by the time at which they were over, because a life
/// that begins is later than all of them, unless its calendar is behind by as many lives.
/// </summary>
internal sealed class FormerLives
{
    /// <summary>A process that crashes once a minute needs three days for so many.</summary>
    public const int MostKnown = 4096;

    private readonly HashSet<Guid> _known = [];
    private readonly Queue<(Guid Boot, HybridStamp Over)> _order = [];
    private HybridStamp _forgotten;

    /// <summary>A life is over.</summary>
    /// <param name="boot">Which.</param>
    /// <param name="over">What the next one said first.</param>
    public void Add(Guid boot, HybridStamp over)
    {
        if (!_known.Add(boot))
        {
            return;
        }

        _order.Enqueue((boot, over));
        if (_order.Count > MostKnown)
        {
            var (forgotten, when) = _order.Dequeue();
            _known.Remove(forgotten);
            _forgotten = when > _forgotten ? when : _forgotten;
        }
    }

    /// <summary>Whether a life is one of them, or may be one that is no longer known.</summary>
    /// <param name="boot">Which.</param>
    /// <param name="said">When it said what it said.</param>
    public bool MayHold(Guid boot, HybridStamp said) => _known.Contains(boot) || (_order.Count == MostKnown && said < _forgotten);
}
