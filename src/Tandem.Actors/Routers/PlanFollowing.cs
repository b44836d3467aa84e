using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Routers;

/// <summary>
/// Tells when one router has done what its plan asks: an interface carries it, the parameters have reached the machine, and the link loop has carried
/// out what followed from them.
/// </summary>
/// <param name="plan">What it begins with.</param>
/// <param name="home">Who is told.</param>
internal sealed class PlanFollowing(RouterPlan plan, IActorRef home)
{
    private readonly HashSet<long> _batches = [];
    private RouterPlan? _asked = plan;
    private bool _isCarried;
    private int _underWay;

    /// <summary>It has another plan, and what that needs is under way.</summary>
    public void Ask(RouterPlan plan)
    {
        _asked = plan;
        Tell();
    }

    /// <summary>An interface carries it.</summary>
    public void Carried()
    {
        _isCarried = true;
        Tell();
    }

    /// <summary>Takes note of what the router asks of its NIC.</summary>
    public void Raised(RouterEvent routerEvent) => _underWay += routerEvent is RouterEvent.ParametersChanged ? 1 : 0;

    /// <summary>Takes note of what it answered.</summary>
    public void Answered(LinkEvent.Raised raised, EffectBatch batch)
    {
        if (raised.Event is RouterEvent.ParametersChanged)
        {
            _underWay = Math.Max(0, _underWay - 1);
            if (!batch.Effects.IsEmpty)
            {
                _batches.Add(raised.Sequence);
            }

            Tell();
        }
    }

    /// <summary>Takes note of what the link loop carried out.</summary>
    public void Executed(LinkEvent.Executed executed)
    {
        if (_batches.Remove(executed.Acknowledged))
        {
            Tell();
        }
    }

    /// <summary>No interface carries it any more, and what was under way is lost.</summary>
    public void Lost()
    {
        (_isCarried, _underWay) = (false, 0);
        _batches.Clear();
    }

    private void Tell()
    {
        if (_isCarried && _underWay == 0 && _batches.Count == 0 && _asked is { } done)
        {
            _asked = null;
            home.Tell(new RouterProtocol.Follows(done));
        }
    }
}
