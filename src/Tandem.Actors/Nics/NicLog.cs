using Akka.Event;
using Tandem.Actors.Logs;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Nics;

/// <summary>What a NIC has to tell the operator, in the log and on the event stream. A stranger's claims are told once a second per address, a refusal once per text.</summary>
internal sealed class NicLog(ILoggingAdapter log, SegmentPortOptions options, TimeProvider time, EventStream stream)
{
    private readonly LogThrottle _claims = new(time, TimeSpan.FromSeconds(1));
    private readonly LogThrottle _delays = new(time, TimeSpan.FromSeconds(10));
    private readonly LogThrottle _degraded = new(time, TimeSpan.FromMinutes(1));
    private readonly LogThrottle _shared = new(time, TimeSpan.FromMinutes(1));
    private readonly HashSet<(string Router, string Detail)> _refusals = [];

    /// <summary>Tells of an event that concerns the operator alone.</summary>
    /// <param name="linkEvent">What the port said.</param>
    /// <param name="find">The slot of a router that is still here.</param>
    public void Report(LinkEvent linkEvent, Func<VirtualRouterKey, RouterSlot?> find)
    {
        switch (linkEvent)
        {
            case LinkEvent.AddressClaimed claimed when find(claimed.Key) is { } slot:
                Claimed(slot, claimed);
                break;
            case LinkEvent.Restored restored when find(restored.Key) is { } slot:
                Notice(restored);
                log.Warning(LogTemplates.Restored, slot.Name, options.Interface, restored.Key.Vrid, restored.Key.Family, restored.What);
                break;
            case LinkEvent.Late late when find(late.Key) is { } slot && _delays.Allows(options.Segment):
                Notice(late);
                log.Warning(LogTemplates.Late, slot.Name, options.Interface, late.Key.Vrid, late.Key.Family, (long)late.Delay.TotalMilliseconds);
                break;
            case LinkEvent.GateRebuilt:
                Notice(linkEvent);
                log.Warning(LogTemplates.GateRebuilt, options.Interface);
                break;
            case LinkEvent.Degraded degraded:
                Degraded(degraded);
                break;
            case LinkEvent.Discarded { Reason: DiscardReason.OwnPacket } own:
                OwnAddressShared(own);
                break;
            case LinkEvent.Discarded discarded:
                Notice(discarded);
                log.Warning(LogTemplates.Discarded, options.Interface, discarded.Count, discarded.Reason, discarded.Source);
                break;
        }
    }

    public void Refused(RouterSlot slot, LinkEvent.AttachRefused refused)
    {
        if (_refusals.Add((slot.Name, refused.Detail)))
        {
            Notice(refused);
            log.Warning(LogTemplates.AttachRefused, slot.Name, options.Interface, refused.Key.Vrid, refused.Key.Family, refused.Detail);
        }
    }

    public void Gone()
    {
        Turned(InterfaceTurn.Gone);
        log.Warning(LogTemplates.InterfaceGone, options.Interface, options.Segment);
    }

    /// <summary>The routers tell what a change means for them; an interface that carries from the start is no news.</summary>
    public void Stands(InterfaceState? before, InterfaceState now)
    {
        if (now.IsUp != (before?.IsUp ?? true))
        {
            Turned(now.IsUp ? InterfaceTurn.Up : InterfaceTurn.Down);
        }
    }

    public void Stalled(RouterSlot slot, LinkEvent.Stalled stalled)
    {
        Notice(stalled);
        log.Error(LogTemplates.Stalled, slot.Name, options.Interface, stalled.Key.Vrid, stalled.Key.Family, stalled.Reason);
    }

    private void Claimed(RouterSlot slot, LinkEvent.AddressClaimed claimed)
    {
        if (_claims.Allows(claimed.Address))
        {
            Notice(claimed);
            log.Warning(
                LogTemplates.AddressClaimed, slot.Name, options.Interface, claimed.Key.Vrid, claimed.Key.Family, claimed.Claimant, claimed.Address);
        }
    }

    /// <summary>The port hears nothing of what this node sends itself, so somebody else has sent it, and both sides stay Master.</summary>
    private void OwnAddressShared(LinkEvent.Discarded own)
    {
        if (_shared.Allows(own.Source))
        {
            Notice(own);
            log.Warning(LogTemplates.OwnAddressShared, options.Interface, own.Source);
        }
    }

    private void Degraded(LinkEvent.Degraded degraded)
    {
        if (_degraded.Allows(degraded.Message))
        {
            Notice(degraded);
            log.Warning(LogTemplates.Degraded, options.Interface, degraded.Message);
        }
    }

    private void Notice(LinkEvent said) => stream.Publish(new NicNoticed(options.Interface, said));

    private void Turned(InterfaceTurn turn) => stream.Publish(new InterfaceTurned(options.Interface, turn));
}
