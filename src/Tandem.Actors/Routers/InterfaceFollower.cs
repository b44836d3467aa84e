using System.Diagnostics;
using Tandem.Actors.Nics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>
/// Turns the interface's standing into what a router asks of itself. It goes by what was asked before, not by the state: the answer
/// may still be under way.
/// </summary>
internal sealed class InterfaceFollower
{
    private IPvXAddress? _startedWith;

    /// <summary>What to raise; null when nothing has to change.</summary>
    public RouterEvent? Follow(InterfaceStanding standing) => standing switch
    {
        InterfaceStanding.Up(var primary) => Start(primary),
        InterfaceStanding.Down => Fall(ShutdownReason.InterfaceDown),
        InterfaceStanding.NoPrimaryAddress => Fall(ShutdownReason.NoPrimaryAddress),
        _ => throw new UnreachableException(),
    };

    private RouterEvent? Start(IPvXAddress primary)
    {
        var before = _startedWith;
        _startedWith = primary;
        if (before is null)
        {
            return new RouterEvent.Startup(primary);
        }

        return before == primary ? null : new RouterEvent.PrimaryAddressChanged(primary);
    }

    private RouterEvent.Shutdown? Fall(ShutdownReason cause)
    {
        var before = _startedWith;
        _startedWith = null;
        return before is null ? null : new RouterEvent.Shutdown(cause);
    }
}
