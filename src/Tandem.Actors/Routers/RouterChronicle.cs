using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Counts;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Network.Ports;
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
    private readonly RouterCounts _counts = ports.Counts.Of(plan.Attachment.Key);
    private readonly LogThrottle _conflicts = new(ports.Time, TimeSpan.FromMinutes(1));

    private readonly LogThrottle _advice = new(ports.Time, TimeSpan.FromMinutes(1));
    private (Instant At, DateTimeOffset WallClock) _since;

    /// <summary>What the configuration says of it now.</summary>
    public RouterPlan Plan { get; set; } = plan;

    private VirtualRouterKey Key => Plan.Attachment.Key;

    /// <summary>Where a router stands, for others to keep.</summary>
    public RouterSnapshot Describe(RouterCore core) => new(Plan.Name, interfaceName, core.Router);

    /// <summary>Where a router stands, for the cluster.</summary>
    public RouterStanding Stand(AdvisedRouter router)
    {
        if (router.Since != _since.At || _since.WallClock == default)
        {
            _since = (router.Since, ports.Time.GetUtcNow());
        }

        var core = router.Core;
        return new RouterStanding(
            Plan.Name,
            interfaceName,
            router.Role,
            core.Router.PrimaryAddress,
            router.Since,
            _since.WallClock,
            router.Reason,
            router.Effective.Configured,
            core.Router.Parameters,
            router.Mastership,
            core.Heard,
            router.Attestation.Claims is not null);
    }

    /// <summary>What was told the cluster and an operator should know as well: once a minute for each kind and source.</summary>
    public void Told(NodeReport report)
    {
        if (report is NodeReport.AttestationEnded outcome)
        {
            _counts.Take(outcome);
        }

        switch (report)
        {
            case NodeReport.AdviceDropped dropped when _advice.Allows((dropped.Advice.GetType(), dropped.Refusal)):
                log.Info(
                    LogTemplates.AdviceDropped,
                    [Plan.Name, interfaceName, Key.Vrid, Key.Family, dropped.Advice.GetType().Name, dropped.Refusal, dropped.Count]);
                break;
            case NodeReport.AttestationEnded { Outcome: AttestationOutcome.Dropped } ended when _advice.Allows((ended.Outcome, ended.Source)):
                log.Warning(LogTemplates.Unattested, Plan.Name, interfaceName, Key.Vrid, Key.Family, ended.Source, ended.Sender?.ToString() ?? "unknown");
                break;
            case NodeReport.AttestationEnded { Outcome: AttestationOutcome.HonouredInSilence } ended when _advice.Allows((ended.Outcome, ended.Source)):
                log.Warning(LogTemplates.Unanswered, Plan.Name, interfaceName, Key.Vrid, Key.Family, ended.Source);
                break;
        }
    }

    /// <summary>Records an answered event.</summary>
    /// <param name="raised">The event.</param>
    /// <param name="transition">What the step did.</param>
    /// <param name="before">The checksum form sent until then.</param>
    /// <param name="agreement">What is known of checksum forms from then on.</param>
    public void Answered(LinkEvent.Raised raised, Transition transition, ChecksumForm before, ChecksumAgreement agreement)
    {
        var heard = (raised.Event as RouterEvent.AdvertisementReceived)?.Advertisement;
        Stepped(transition, heard, raised.At);
        if (heard is { } advertisement)
        {
            Remarked(advertisement);
        }

        Agreed(before, agreement, heard?.Source);
        if (raised.Event is RouterEvent.EffectRefused refused)
        {
            Refused(refused);
        }
    }

    /// <summary>Records that the interface's actor was lost.</summary>
    public void Lost(Transition transition, Instant at) => Stepped(transition, null, at);

    /// <summary>One line per transition, with its reason as a value and in words.</summary>
    private void Stepped(Transition transition, Advertisement? heard, Instant at)
    {
        if (transition.Reason is { } reason)
        {
            _counts.Take(transition.From, transition.To, reason, ports.Time.GetUtcNow());
            var sentence = TransitionSentence.For(reason, transition.Router.Parameters, heard);
            log.Info(
                LogTemplates.Transition + sentence.Template,
                [Plan.Name, interfaceName, Key.Vrid, Key.Family, transition.From, transition.To, reason, .. sentence.Holes]);
            var snapshot = new RouterSnapshot(Plan.Name, interfaceName, transition.Router);
            stream.Publish(new RouterTransitioned(snapshot, transition.From, reason, heard?.Source, at));
        }
    }

    /// <summary>What is odd about an accepted advertisement, once a minute for each oddity and sender (RFC 9568 §7.1).</summary>
    private void Remarked(Advertisement heard)
    {
        foreach (var (remark, text) in Oddities)
        {
            if ((heard.Remarks & remark) != AdvertisementRemarks.None && _remarks.Allows((remark, heard.Source)))
            {
                log.Warning(LogTemplates.Remarked, Plan.Name, interfaceName, Key.Vrid, Key.Family, heard.Source, text);
            }
        }
    }

    private void Agreed(ChecksumForm before, ChecksumAgreement agreement, IPvXAddress? source)
    {
        if (agreement.Form != before)
        {
            ports.Checksums.Remember(Key, agreement.Form);
            log.Warning(LogTemplates.ChecksumSwitched, Plan.Name, interfaceName, Key.Vrid, Key.Family, agreement.Form, source);
        }

        if (agreement.Conflict is { } conflict && _conflicts.Allows(Key))
        {
            log.Warning(
                LogTemplates.ChecksumConflict, Plan.Name, interfaceName, Key.Vrid, Key.Family, conflict.PseudoHeader, conflict.MessageOnly);
        }
    }

    private void Refused(RouterEvent.EffectRefused refused) => log.Warning(
        LogTemplates.EffectRefused, Plan.Name, interfaceName, Key.Vrid, Key.Family, refused.Effect.GetType().Name, refused.Detail);
}
