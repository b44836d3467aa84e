using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>
/// Places that a listener has caught up with, and that may arrive as well. The latest of them: what arrives was recorded since he came, and in the causal
/// order that is near the end. An older one that arrives all the same is told twice, with the same id; none is ever missed.
/// </summary>
/// <param name="most">How many are kept; each is some hundred bytes.</param>
internal sealed class CaughtUp(int most)
{
    private readonly HashSet<TimelineCursor> _places = [];
    private readonly Queue<TimelineCursor> _order = new();

    public int Count => _order.Count;

    /// <summary>False: it was there.</summary>
    public bool Add(TimelineCursor place)
    {
        if (!_places.Add(place))
        {
            return false;
        }

        _order.Enqueue(place);
        if (_order.Count > most)
        {
            _places.Remove(_order.Dequeue());
        }

        return true;
    }

    /// <summary>It arrives, and does not arrive again. False: it was not there.</summary>
    public bool Remove(TimelineCursor place) => _places.Remove(place);
}
