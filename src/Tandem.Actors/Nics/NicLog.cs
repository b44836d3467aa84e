using Akka.Event;
using Tandem.Actors.Logs;
using Tandem.Network.Ports;

namespace Tandem.Actors.Nics;

/// <summary>What a NIC has to tell the operator. A stranger's claims are told once a second per address, a refusal once per text.</summary>
internal sealed class NicLog(ILoggingAdapter log, SegmentPortOptions options, TimeProvider time)
{
    private readonly LogThrottle _claims = new(time, TimeSpan.FromSeconds(1));
    private readonly LogThrottle _degraded = new(time, TimeSpan.FromMinutes(1));
    private readonly HashSet<(string Router, string Detail)> _refusals = [];

    public void Claimed(RouterSlot slot, LinkEvent.AddressClaimed claimed)
    {
        if (_claims.Allows(claimed.Address))
        {
            log.Warning(
                LogTemplates.AddressClaimed, slot.Name, options.Interface, claimed.Key.Vrid, claimed.Key.Family, claimed.Claimant, claimed.Address);
        }
    }

    public void Refused(RouterSlot slot, LinkEvent.AttachRefused refused)
    {
        if (_refusals.Add((slot.Name, refused.Detail)))
        {
            log.Warning(LogTemplates.AttachRefused, slot.Name, options.Interface, refused.Key.Vrid, refused.Key.Family, refused.Detail);
        }
    }

    public void Restored(RouterSlot slot, LinkEvent.Restored restored) =>
        log.Warning(LogTemplates.Restored, slot.Name, options.Interface, restored.Key.Vrid, restored.Key.Family, restored.What);

    public void GateRebuilt() => log.Warning(LogTemplates.GateRebuilt, options.Interface);

    public void Degraded(LinkEvent.Degraded degraded)
    {
        if (_degraded.Allows(degraded.Message))
        {
            log.Warning(LogTemplates.Degraded, options.Interface, degraded.Message);
        }
    }

    public void Discarded(LinkEvent.Discarded discarded) =>
        log.Warning(LogTemplates.Discarded, options.Interface, discarded.Count, discarded.Reason, discarded.Source);

    public void Failed(LinkEvent.Failed failed) => log.Warning(LogTemplates.InterfaceFailed, options.Interface, options.Segment, failed.Detail);

    public void Gone() => log.Warning(LogTemplates.InterfaceGone, options.Interface, options.Segment);
}
