using Tandem.Actors.Nics;
using Tandem.Network.Ports;

namespace Tandem.Coordination.Timeline;

/// <summary>What of the interfaces' news is recorded.</summary>
internal static class LinkFacts
{
    public static TimelineFact Of(InterfaceTurned turned) => new TimelineFact.Link(
        null,
        turned.Interface,
        turned.Turn switch
        {
            InterfaceTurn.Up => LinkNotice.Up,
            InterfaceTurn.Down => LinkNotice.Down,
            _ => LinkNotice.Gone,
        },
        "");

    public static TimelineFact? Of(NicNoticed noticed)
    {
        var at = noticed.Interface;
        return noticed.Event switch
        {
            LinkEvent.AddressClaimed claimed => new TimelineFact.Link(claimed.Key, at, LinkNotice.AddressClaimed, $"{claimed.Address} by {claimed.Claimant}"),
            LinkEvent.Restored restored => new TimelineFact.Link(restored.Key, at, LinkNotice.Restored, restored.What),
            LinkEvent.AttachRefused refused => new TimelineFact.Link(refused.Key, at, LinkNotice.AttachRefused, refused.Detail),
            LinkEvent.GateRebuilt => new TimelineFact.Link(null, at, LinkNotice.GateRebuilt, ""),
            LinkEvent.Degraded degraded => new TimelineFact.Link(null, at, LinkNotice.Degraded, degraded.Message),
            LinkEvent.Failed failed => new TimelineFact.Link(null, at, LinkNotice.Gone, failed.Detail),
            LinkEvent.Discarded discarded => new TimelineFact.Discarded(at, discarded.Reason, discarded.Count, discarded.Source),
            LinkEvent.Late late => new TimelineFact.Late(late.Key, late.Delay),
            LinkEvent.Stalled stalled => new TimelineFact.Stalled(stalled.Key, stalled.Reason),
            _ => null,
        };
    }
}
