using System.Diagnostics;
using Tandem.Actors.Nics;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>
/// Turns the interface's standing, and advice to stay out, into what a router asks of itself. It goes by what was asked before, not by the
/// state: the answer may still be under way.
/// </summary>
/// <param name="standing">How the interface stands.</param>
/// <param name="isOut">True: the router is to stay out.</param>
internal sealed class InterfaceFollower(InterfaceStanding standing, bool isOut)
{
    private InterfaceStanding _standing = standing;
    private bool _isOut = isOut;
    private IPvXAddress? _startedWith;

    /// <summary>What to raise when the interface stands so; null when nothing has to change.</summary>
    public RouterEvent? Follow(InterfaceStanding standing)
    {
        _standing = standing;
        return standing switch
        {
            InterfaceStanding.Up(var primary) => _isOut ? null : Start(primary),
            InterfaceStanding.Down => Fall(ShutdownReason.InterfaceDown),
            InterfaceStanding.NoPrimaryAddress => Fall(ShutdownReason.NoPrimaryAddress),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What to raise to stay out.</summary>
    public RouterEvent? Leave(ShutdownReason cause)
    {
        _isOut = true;
        return Fall(cause);
    }

    /// <summary>What to raise to take part again.</summary>
    public RouterEvent? Return()
    {
        _isOut = false;
        return Follow(_standing);
    }

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
