using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using static Tandem.Vrrp.Tests.Machine.Cases;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>RFC 9568 §6.4.3. It is 1000 ms; the next advertisement is due at 1600 ms unless a row says otherwise.</summary>
internal static class MasterRows
{
    private const string Reply = $"Advertise 100 | Announce {Vip}";
    private static readonly VirtualRouterParameters NoPreempt = Routers.V3() with { PreemptMode = false };

    public static IEnumerable<MatrixRow> All =>
    [
        new("master/startup", InMaster(), Startup, Master(1600, 600)),
        new("master/shutdown", InMaster(), Shutdown, Initialize, Release, TransitionReason.Shutdown),
        new("master/deadline/early", InMaster(1000.000001m), Deadline, Master(1000.000001m, 600)),
        new("master/deadline", InMaster(1000), Deadline, Master(2000, 600), "Advertise 100"),
        new("master/advertisement/priority-zero", InMaster(), Heard.Of(0), Master(2000, 600), "Advertise 100"),

        // A losing advertisement is answered at once; the timer keeps its time, the next answer has to wait 100 ms.
        new("master/advertisement/lower", InMaster(), Heard.Of(50), Master(1600, 1100), Reply),
        new("master/advertisement/lower/answered-just-now", InMaster(replyAllowedAt: 1000.000001m), Heard.Of(50), Master(1600, 1000.000001m)),
        new("master/advertisement/lower/answer-allowed-again", InMaster(replyAllowedAt: 1000), Heard.Of(50), Master(1600, 1100), Reply),
        new("master/advertisement/lower/vrrpv2",
            InMaster(parameters: Routers.V2()), Heard.Of(50), Master(1600, 1100), $"Announce {Vip}"),
        new("master/advertisement/equal/lower-address", InMaster(), Heard.Of(100, source: "192.0.1.255"), Master(1600, 1100), Reply),
        new("master/advertisement/equal/own-address", InMaster(), Heard.Of(100, source: "192.0.2.2"), Master(1600, 1100), Reply),
        new("master/advertisement/equal/higher-address",
            InMaster(), Heard.Of(100), Backup(4609.375m), Yield, TransitionReason.EqualPriorityHigherAddress),

        // 3 · 3000 ms + 156/256 · 3000 ms = 10828.125 ms after 1000 ms.
        new("master/advertisement/higher", InMaster(), Heard.Of(101, 300), Backup(11828.125m, 300), Yield, TransitionReason.HigherPriority),
        new("master/advertisement/higher/no-preempt",
            InMaster(parameters: NoPreempt), Heard.Of(101), Backup(4609.375m), Yield, TransitionReason.HigherPriority),

        // VRRPv2 learns nothing: 3609.375 ms.
        new("master/advertisement/higher/vrrpv2",
            InMaster(parameters: Routers.V2()), Heard.Of(101, 300), Backup(4609.375m), Yield, TransitionReason.HigherPriority),

        new("master/primary-address-changed", InMaster(), AddressChanged, Master(1600, 600)),
        new("master/parameters-changed/priority", InMaster(), Changed(Routers.V3(50)), Master(2000, 1000), "Advertise 50"),
        new("master/parameters-changed/interval", InMaster(), Changed(Routers.V3(centiseconds: 20)), Master(1200, 1000), "Advertise 100"),
        new("master/parameters-changed/address-added",
            InMaster(),
            Changed(Routers.V3(addresses: ["192.0.2.9", "192.0.2.1"])),
            Master(2000, 1000),
            "Advertise 100 | AddAddresses 192.0.2.9/24 | Announce 192.0.2.9/24"),
        new("master/parameters-changed/address-removed",
            InMaster(parameters: Routers.V3(addresses: ["192.0.2.1", "192.0.2.9"])),
            Changed(Routers.V3()),
            Master(2000, 1000),
            "RemoveAddresses 192.0.2.9/24 | Advertise 100"),
        new("master/parameters-changed/address-replaced",
            InMaster(),
            Changed(Routers.V3(addresses: ["192.0.2.9"])),
            Master(2000, 1000),
            $"RemoveAddresses {Vip} | Advertise 100 | AddAddresses 192.0.2.9/24 | Announce 192.0.2.9/24"),
        new("master/take-over", InMaster(), TakeOver, Master(1600, 600)),
        new("master/announce-again", InMaster(), AnnounceAgain, Master(1600, 600), $"Advertise 100 | Announce {Vip}"),
        new("master/effect-refused", InMaster(), Refused, Initialize, Release, TransitionReason.EffectRefused),
    ];
}
