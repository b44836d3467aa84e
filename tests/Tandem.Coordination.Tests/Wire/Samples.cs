using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>One message of each kind.</summary>
internal static class Samples
{
    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new(51));
    public static readonly Guid Id = new("00010203-0405-0607-0809-0a0b0c0d0e0f");
    public static readonly HybridStamp Stamp = new(1_700_000_000_000_000, 3);

    private const ulong Nonce = 0x0102030405060708;

    private static readonly IPvXAddress Lb2 = IPvXAddress.Parse("10.0.0.12");

    public static readonly RouterStanding Master = new(Web, RouterRole.Master, Stamp, 7, new(254), "timer", Lb2, 300, [new(Lb2, 5)]);

    public static readonly IReadOnlyDictionary<string, INodeMessage> All = new Dictionary<string, INodeMessage>
    {
        ["hello"] = new Hello("akka.tcp://coord@10.0.0.11:7200", -3, 2, ["x", "y"]),
        ["standing"] = new Standing([Master], "ab", TimeSpan.FromMicroseconds(1500)),
        ["standing-changed"] = new StandingChanged(Master),
        ["release-hint"] = new ReleaseHint(Web, 7, ReleaseCause.LinkLost),
        ["hand-over-prepare"] = new HandOverPrepare(Id, Web, 7, "drain"),
        ["hand-over-prepared"] = new HandOverPrepared(Id, Web, Lb2, new(254)),
        ["hand-over-go"] = new HandOverGo(Id, Web, 7),
        ["hand-over-done"] = new HandOverDone(Id, Web, 7),
        ["hand-over-abandoned"] = new HandOverAbandoned(Id, Web, "late"),
        ["hand-over-wanted"] = new HandOverWanted(Id, Web, new(254)),
        ["challenge"] = new Challenge(Nonce, Web, Lb2, new(255)),
        ["verdict"] = new Verdict(Nonce, Web, VerdictAnswer.NotMine, 7),
        ["probe-report"] = new ProbeReport([new("front", Family.IPv4, "lb2", 3, TimeSpan.Zero)]) { Ears = [new("front", true, TimeSpan.FromMicroseconds(5), true, false)] },
        ["intent-exchange"] = new IntentExchange([new(IntentKind.Move, "lb2", Web, Stamp, "lb1"), new(IntentKind.Drain, "lb1", null, Stamp, "lb1")]),
        ["configuration-digest"] = new ConfigurationDigest("ab", [new(Web, "web", [new("version", "3")])]),
        ["timeline-entries"] = new TimelineEntries([new("lb1", Id, 9, Stamp, "hint", Web, "told")]),
        ["check-report"] = new CheckReport([new("haproxy", HealthState.Well, HealthState.Failed, Stamp, "refused")], [Web]),
        ["timeline-known"] = new TimelineKnown([new("lb1", Id, 9)]),
        ["change-prepare"] = new ChangePrepare(Id, "ab", "tandem {}"),
        ["change-answer"] = new ChangeAnswer(Id, ChangeStage.Tried, "no"),
        ["change-try"] = new ChangeTry(Id, TimeSpan.FromMicroseconds(300)),
        ["change-drop"] = new ChangeDrop(Id, "late"),
        ["change-confirm"] = new ChangeConfirm(Id, Stamp),
        ["change-known"] = new ChangeKnown(Stamp, "ab", ["cd", "ef"], "x"),
        ["change-wanted"] = new ChangeWanted("ab"),
    };

    public static Envelope Enveloped(INodeMessage body) => new("edge", "lb1", Id, 42, Stamp, body);
}
