using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Tests.Fixtures;
using static Tandem.Vrrp.Tests.Machine.Cases;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>RFC 9568 §6.4.1.</summary>
internal static class InitializeRows
{
    public static IEnumerable<MatrixRow> All =>
    [
        // 3 · 1000 ms + 156/256 · 1000 ms = 3609.375 ms after 1000 ms.
        new("initialize/startup/backup", Configured(), Startup, Backup(4609.375m), Reason: TransitionReason.Startup),
        new(
            "initialize/startup/owner",
            Configured(255),
            Startup,
            Master(2000, 1000),
            $"OpenGate | Advertise 255 | AddAddresses {Vip} | Announce {Vip}",
            TransitionReason.OwnerStartup),
        new(
            "initialize/startup/resumes",
            Configured(),
            (RouterEvent.Startup)Startup with { Resumes = true },
            Master(2000, 1000),
            $"OpenGate | Advertise 100 | AddAddresses {Vip} | Announce {Vip}",
            TransitionReason.Succession),
        new("initialize/shutdown", Configured(), Shutdown, Initialize),
        new("initialize/deadline", Configured(), Deadline, Initialize),
        new("initialize/advertisement", Configured(), Heard.Of(200), Initialize),
        new("initialize/advertisement/priority-zero", Configured(), Heard.Of(0), Initialize),
        new("initialize/primary-address-changed", Configured(), AddressChanged, Initialize),
        new("initialize/parameters-changed", Configured(), Changed(Routers.V3(50)), Initialize),
        new("initialize/take-over", Configured(), TakeOver, Initialize),
        new("initialize/announce-again", Configured(), AnnounceAgain, Initialize),
        new("initialize/effect-refused", Configured(), Refused, Initialize),
    ];
}
