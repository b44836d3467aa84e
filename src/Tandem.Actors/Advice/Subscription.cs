using Akka.Actor;

namespace Tandem.Actors.Advice;

/// <summary>
/// One reader of this node's reports. Whoever is too slow misses what comes, and is told everything once it has caught up: what waits for it
/// is bounded, and this node never waits.
/// </summary>
/// <param name="subscriber">The reader.</param>
/// <param name="everything">All there is to know now.</param>
internal sealed class Subscription(IActorRef subscriber, Func<NodeReport> everything)
{
    private long _sequence;
    private long _taken;
    private bool _isBehind;

    /// <summary>Begins with everything.</summary>
    public void Begin(IActorRef teller) => Send(everything(), teller);

    /// <summary>Tells a report, unless the reader is behind.</summary>
    public void Tell(NodeReport report, IActorRef teller)
    {
        _isBehind |= _sequence - _taken >= AdviceProtocol.MostUntaken;
        if (!_isBehind)
        {
            Send(report, teller);
        }
    }

    /// <summary>The reader has taken so many.</summary>
    public void Take(long through, IActorRef teller)
    {
        _taken = Math.Clamp(through, _taken, _sequence);
        if (_isBehind && _taken == _sequence)
        {
            _isBehind = false;
            Send(everything(), teller);
        }
    }

    private void Send(NodeReport report, IActorRef teller) => subscriber.Tell(new AdviceProtocol.Reported(++_sequence, report), teller);
}
