using Akka.Event;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Routers;

/// <summary>Tells of one router what others want to know: the log, the event stream, and the memory of checksum forms.</summary>
internal sealed class RouterChronicle(RouterPlan plan, string interfaceName, NodePorts ports, EventStream stream, ILoggingAdapter log)
{
    private static readonly (AdvertisementRemarks Remark, string Text)[] Oddities =
    [
        (AdvertisementRemarks.IntervalDiffers, "its advertisement interval differs from ours"),
        (AdvertisementRemarks.AddressListDiffers, "its addresses differ from ours"),
        (AdvertisementRemarks.OwnerConflict, "we own the addresses and nobody else should advertise them"),
    ];

    private readonly LogThrottle _remarks = new(ports.Time, TimeSpan.FromMinutes(1));
    private readonly LogThrottle _conflicts = new(ports.Time, TimeSpan.FromMinutes(1));

    private VirtualRouterKey Key => plan.Attachment.Key;

    /// <summary>Where a router stands, for others to keep.</summary>
    public RouterSnapshot Describe(RouterCore core) => new(plan.Name, interfaceName, core.Router);

    /// <summary>Records a step: one line per transition, with its reason.</summary>
    /// <param name="transition">What it did.</param>
    /// <param name="source">Whose advertisement caused it; null when it was none.</param>
    /// <param name="at">When.</param>
    public void Stepped(Transition transition, IPvXAddress? source, Instant at)
    {
        if (transition.Reason is { } reason)
        {
            log.Info(
                LogTemplates.Transition,
                [plan.Name, interfaceName, Key.Vrid, Key.Family, transition.From, transition.To, reason, source?.ToString() ?? "itself", transition.Router.Parameters.Priority]);
            var snapshot = new RouterSnapshot(plan.Name, interfaceName, transition.Router);
            stream.Publish(new RouterTransitioned(snapshot, transition.From, reason, source, at));
        }
    }

    /// <summary>Records what is odd about an accepted advertisement, once a minute for each oddity and sender (RFC 9568 §7.1).</summary>
    public void Remarked(Advertisement heard)
    {
        foreach (var (remark, text) in Oddities)
        {
            if ((heard.Remarks & remark) != AdvertisementRemarks.None && _remarks.Allows((remark, heard.Source)))
            {
                log.Warning(LogTemplates.Remarked, plan.Name, interfaceName, Key.Vrid, Key.Family, heard.Source, text);
            }
        }
    }

    /// <summary>Records what was learned about checksum forms.</summary>
    public void Agreed(ChecksumForm before, ChecksumAgreement agreement, IPvXAddress? source)
    {
        if (agreement.Form != before)
        {
            ports.Checksums.Remember(Key, agreement.Form);
            log.Warning(LogTemplates.ChecksumSwitched, plan.Name, interfaceName, Key.Vrid, Key.Family, agreement.Form, source);
        }

        if (agreement.Conflict is { } conflict && _conflicts.Allows(Key))
        {
            log.Warning(
                LogTemplates.ChecksumConflict, plan.Name, interfaceName, Key.Vrid, Key.Family, conflict.PseudoHeader, conflict.MessageOnly);
        }
    }

    /// <summary>Records what the kernel refused.</summary>
    public void Refused(RouterEvent.EffectRefused refused) => log.Warning(
        LogTemplates.EffectRefused, plan.Name, interfaceName, Key.Vrid, Key.Family, refused.Effect.GetType().Name, refused.Detail);
}
