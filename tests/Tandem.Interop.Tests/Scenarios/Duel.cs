using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Observing;
using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Scenarios;

/// <summary>
/// Two daemons and one virtual router. <paramref name="preferred"/> has the higher priority, <paramref name="reserve"/> the lower.
/// </summary>
internal sealed class Duel(Site site, RouterPlan plan, VrrpNode preferred, VrrpNode reserve)
{
    /// <summary>Start-up of a runtime on a busy machine, three intervals, and the skew.</summary>
    private readonly TimeSpan _limit = TimeSpan.FromSeconds(12) + (5 * plan.Interval);

    private readonly HolderProbe _probe = new(site);

    /// <summary>Where one node has other priorities for other routers.</summary>
    internal int PreferredPriority { get; init; } = preferred.Priority;

    internal int ReservePriority { get; init; } = reserve.Priority;

    /// <summary>The addresses a client asks for, when asking for all would take too long.</summary>
    internal IReadOnlyList<string> Asked { get; init; } = plan.Addresses;

    /// <summary>How many undisputed adverts make a Master: three is what a silent peer must have accepted to stay Backup.</summary>
    private int Adverts => plan.Interval < TimeSpan.FromSeconds(1) ? 5 : 3;

    internal async Task Start()
    {
        reserve.Start();
        preferred.Start();
        await Holds("start", preferred, reserve);
    }

    /// <summary>Start, crash of the Master, its return with preemption, its orderly stop; who holds and who answers in each.</summary>
    internal async Task RunThrough()
    {
        await Start();

        preferred.PowerOff();
        await Holds("crash of the Master", reserve, preferred);

        preferred.PowerOn();
        await Holds("return of the preferred node", preferred, reserve);

        var mark = site.Wire.Mark();
        var code = preferred.Stop();
        site.Wire.Await(mark, plan.Vrid, 1, advert => advert.Priority == 0, TimeSpan.FromSeconds(2));
        await Holds("orderly stop of the Master", reserve, preferred);
        Assert.True(code == 0, $"{preferred.Product} ended with {code}\n{preferred.LastLines()}");
    }

    /// <summary>The holder, alone, in both kernels and for the client, and its rule is not disputed meanwhile.</summary>
    internal async Task Holds(string phase, VrrpNode holder, VrrpNode other)
    {
        var mac = plan.Macs == MacMode.Virtual ? plan.VirtualMac : holder.Machine.Mac;
        var held = string.Join("; ", plan.Addresses.Select(address => $"{address} held by {holder.Machine.Name}"));
        var reached = string.Join("; ", Asked.Select(address => $"{address} is at {mac} behind {holder.Machine.Name}"));
        string Look() => _probe.Whole(plan.Addresses, Asked, held);

        await Eventually.Becomes(phase, $"{held}; {reached}", Look, _limit, Evidence);
        IsUndisputed(phase, holder, other);
        await Eventually.Becomes(phase + ", some adverts later", $"{held}; {reached}", Look, TimeSpan.Zero, Evidence);
    }

    /// <summary>Only what a client sees: a dead daemon's addresses are still in its kernel, and must not answer.</summary>
    internal async Task IsReached(string phase, VrrpNode holder)
    {
        var mac = plan.Macs == MacMode.Virtual ? plan.VirtualMac : holder.Machine.Mac;
        string Reached(Func<string, string> where) => string.Join("; ", Asked.Select(address => $"{address} is at {where(address)}"));
        var expected = Reached(_ => $"{mac} behind {holder.Machine.Name}");
        await Eventually.Becomes(phase, expected, () => Reached(_probe.Located), _limit, Evidence);
        IsUndisputed(phase, holder, holder == preferred ? reserve : preferred);
        await Eventually.Becomes(phase + ", some adverts later", expected, () => Reached(_probe.Located), TimeSpan.Zero, Evidence);
    }

    /// <summary>Adverts of the holder with none of the other between them: the peer has accepted each and stays Backup.</summary>
    internal void IsUndisputed(string phase, VrrpNode holder, VrrpNode other)
    {
        var mark = site.Wire.Mark();
        var priority = holder == preferred ? PreferredPriority : ReservePriority;
        try
        {
            var heard = site.Wire.Await(mark, plan.Vrid, Adverts, advert => advert.Priority == priority, _limit);
            Assert.True(
                heard.All(advert => advert.Priority == priority),
                $"phase '{phase}': {other.Product} on {other.Machine.Name} disputes the mastership of {holder.Machine.Name}\n"
                + $"{string.Join('\n', heard.Take(12))}\n{Evidence()}");
        }
        catch (TimeoutException silence)
        {
            Assert.Fail($"phase '{phase}': {holder.Product} on {holder.Machine.Name} is Master, but {silence.Message}\n{Evidence()}");
        }
    }

    internal string Evidence() => $"{preferred.LastLines()}\n{reserve.LastLines()}";
}
