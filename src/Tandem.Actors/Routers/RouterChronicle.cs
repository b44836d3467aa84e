using Akka.Event;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>Tells of one router what others want to know: the log, the event stream, and the memory of checksum forms.</summary>
internal sealed class RouterChronicle(RouterPlan plan, string interfaceName, NodePorts ports, EventStream stream, ILoggingAdapter log)
{
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
