using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using static Tandem.Vrrp.Tests.Machine.Cases;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>RFC 9568 §6.4.2. It is 1000 ms; the deadline is 3609.375 ms unless a row says otherwise.</summary>
internal static class BackupRows
{
    private const string Takeover = $"OpenGate | Advertise 100 | AddAddresses {Vip} | Announce {Vip}";

    /// <summary>The Master still serves: nothing calls the frames here before the addresses are.</summary>
    private const string MakeBeforeBreak = $"OpenGate | AddAddresses {Vip} | Advertise 100 | Announce {Vip}";
    private static readonly VirtualRouterParameters NoPreempt = Routers.V3() with { PreemptMode = false };

    public static IEnumerable<MatrixRow> All =>
    [
        new("backup/startup", InBackup(), Startup, Backup(3609.375m)),
        new("backup/shutdown", InBackup(), Shutdown, Initialize, Reason: TransitionReason.Shutdown),
        new("backup/deadline/early", InBackup(1000.000001m), Deadline, Backup(1000.000001m)),
        new("backup/deadline/no-response", InBackup(1000), Deadline, Master(2000, 1000), Takeover, TransitionReason.MasterDown),
        new(
            "backup/deadline/released",
            InBackup(1000, reason: NewMasterReason.Priority), Deadline, Master(2000, 1000), Takeover, TransitionReason.MasterReleased),
        new(
            "backup/deadline/preempting",
            InBackup(1000, reason: NewMasterReason.Preempted), Deadline, Master(2000, 1000), Takeover, TransitionReason.Preempted),
        new("backup/deadline/late", InBackup(500), Deadline, Master(2000, 1000), Takeover, TransitionReason.MasterDown),

        // Own Adver_Timer runs with the own interval, whatever was learned.
        new("backup/deadline/interval-learned", InBackup(1000, 500), Deadline, Master(2000, 1000), Takeover, TransitionReason.MasterDown),

        // Skew_Time 609.375 ms after 1000 ms; 3046.875 ms with a learned interval of 5 s, and longer than before if need be.
        new("backup/advertisement/priority-zero", InBackup(), Heard.Of(0), Backup(1609.375m, 100, NewMasterReason.Priority)),
        new("backup/advertisement/priority-zero/no-preempt",
            InBackup(parameters: NoPreempt), Heard.Of(0), Backup(1609.375m, 100, NewMasterReason.Priority)),
        new("backup/advertisement/priority-zero/interval-learned",
            InBackup(masterInterval: 500), Heard.Of(0), Backup(4046.875m, 500, NewMasterReason.Priority)),

        new("backup/advertisement/higher", InBackup(), Heard.Of(101), Backup(4609.375m)),
        new("backup/advertisement/higher/learns", InBackup(), Heard.Of(101, 10), Backup(1360.9375m, 10)),
        new("backup/advertisement/higher/after-release",
            InBackup(1609.375m, reason: NewMasterReason.Priority), Heard.Of(101), Backup(4609.375m)),
        new("backup/advertisement/equal/lower-address", InBackup(), Heard.Of(100, source: "192.0.1.255"), Backup(4609.375m)),
        new("backup/advertisement/equal/higher-address", InBackup(), Heard.Of(100), Backup(4609.375m)),
        new("backup/advertisement/lower/preempt", InBackup(), Heard.Of(99, 500), Backup(3609.375m, 100, NewMasterReason.Preempted)),
        new("backup/advertisement/lower/no-preempt", InBackup(parameters: NoPreempt), Heard.Of(99, 500), Backup(19046.875m, 500)),

        // The owner preempts whatever the mode says: Skew_Time of 255 is 3.90625 ms.
        new("backup/advertisement/lower/owner",
            InBackup(parameters: Routers.V3(255) with { PreemptMode = false }), Heard.Of(150), Backup(3609.375m, 100, NewMasterReason.Preempted)),

        new("backup/primary-address-changed", InBackup(), AddressChanged, Backup(3609.375m)),

        // Skew_Time of 200 is 218.75 ms, 390.625 ms less.
        new("backup/parameters-changed/priority", InBackup(), Changed(Routers.V3(200)), Backup(3218.75m)),
        new("backup/parameters-changed/interval", InBackup(masterInterval: 500), Changed(Routers.V3(100, 20)), Backup(3609.375m, 500)),
        new("backup/parameters-changed/addresses", InBackup(), Changed(Routers.V3(addresses: ["192.0.2.9"])), Backup(3609.375m)),
        // Whatever the deadline, the mode and the reason that was pending say.
        new("backup/take-over/released", InBackup(), TakeOver, Master(2000, 1000), Takeover, TransitionReason.PeerReleased),
        new("backup/take-over/hand-over",
            InBackup(masterInterval: 500, parameters: NoPreempt), TakeOverBy(TakeOverCause.HandOver), Master(2000, 1000), MakeBeforeBreak, TransitionReason.HandOver),
        new("backup/announce-again", InBackup(), AnnounceAgain, Backup(3609.375m)),
        new("backup/effect-refused", InBackup(), Refused, Initialize, Reason: TransitionReason.EffectRefused),
    ];
}
