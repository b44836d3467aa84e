using System.Net;
using Tandem.Interop.Tests.Nodes;
using Tandem.Interop.Tests.Observing;
using Tandem.Interop.Tests.Scenarios;
using Tandem.Interop.Tests.Topology;
using Tandem.Interop.Tests.Wire;
using Tandem.Testing;

namespace Tandem.Interop.Tests;

/// <summary>A stranger on the LAN, against a pair of our own.</summary>
public sealed class IntruderTests
{
    private const string Vip = "192.0.2.100";
    private static readonly RouterPlan Plan = new(51, Vip);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>And how long it takes to look on a busy machine.</summary>
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1.2);

    [KernelFact(Needs = Needs.Tandem)]
    public async Task A_claim_to_the_address_is_answered_and_the_client_comes_back_within_a_second()
    {
        using var site = new Site();
        var (duel, _, _) = await Start(site);
        site.Client.Network.Run("ping", "-c", "1", "-W", "5", Vip);
        // Linux believes only the first of several answers in a second; here it is to believe every one.
        site.Client.Network.Run("sh", "-c", "for file in /proc/sys/net/ipv4/neigh/*/locktime; do echo 0 > $file; done");
        var monitor = site.Client.Network.Start("ip", "-o", "monitor", "neigh");
        await Eventually.Becomes("the client has an entry", Plan.VirtualMac, () => ClientEntry(site), Limit, duel.Evidence);

        using var socket = new FrameSocket(site.Stranger);
        var claims = NeighbourFrames.ArpClaims(site.Stranger.Mac, IPAddress.Parse(Vip), IPAddress.Parse(site.Client.Ipv4));
        for (var sent = 1; sent <= claims.Length; sent++)
        {
            socket.Send(claims[sent - 1]);

            // The client believed it: otherwise its return would prove nothing.
            await Eventually.Becomes($"claim {sent}", $"{sent} times misled", () => $"{Misled(monitor.Output, site)} times misled", Limit, duel.Evidence);
            await Eventually.Becomes($"claim {sent}", Plan.VirtualMac, () => ClientEntry(site), OneSecond, duel.Evidence);
        }
    }

    [KernelFact(Needs = Needs.Tandem)]
    public async Task Two_thousand_malformed_adverts_a_second_move_nothing()
    {
        using var site = new Site();
        var (duel, a, b) = await Start(site);
        ForgedAdvert good = new(site.Stranger.Mac, site.Stranger.Ipv4, Plan.Vrid, 255, Vip);
        ForgedAdvert[] bad =
        [
            good with { Checksum = ChecksumForm.Wrong },
            good with { Priority = 0, Checksum = ChecksumForm.Wrong },
            good with { Priority = 0, TimeToLive = 254 },
            good with { Version = 4 },
            good with { Version = 2 },
            good with { ClaimedCount = 9 },
            good with { CutOff = 6 },
            good with { Source = a.Machine.Ipv4, Priority = 0, Checksum = ChecksumForm.Wrong },
        ];

        var mark = site.Wire.Mark();
        await using (var flood = new ScriptedPeer(site.Stranger, 2000, [.. bad.Select(advert => advert.Frame())]))
        {
            // 5 s of the Master's adverts, one each 100 ms.
            site.Wire.Await(mark, Plan.Vrid, 50, advert => advert.Priority == 254, Limit);
            Assert.InRange(flood.Sent, 8000, int.MaxValue);
        }

        Assert.DoesNotContain(site.Wire.Since(mark, Plan.Vrid), advert => advert.Source.Equals(IPAddress.Parse(b.Machine.Ipv4)));
        await duel.Holds("after the flood", a, b);
    }

    [KernelFact(Needs = Needs.Tandem)]
    public async Task An_advert_that_crossed_a_router_is_ignored_and_the_same_from_the_LAN_is_obeyed()
    {
        using var site = new Site();
        var (duel, a, b) = await Start(site);
        ForgedAdvert spoof = new(site.Stranger.Mac, site.Stranger.Ipv4, Plan.Vrid, 255, Vip);

        var mark = site.Wire.Mark();
        await using (new ScriptedPeer(site.Stranger, 50, (spoof with { TimeToLive = 254 }).Frame()))
        {
            site.Wire.Await(mark, Plan.Vrid, 20, advert => advert.Priority == 254, Limit);
        }

        Assert.DoesNotContain(site.Wire.Since(mark, Plan.Vrid), advert => advert.Priority == 251);
        await duel.Holds("TTL 254", a, b);

        // The control: plain VRRP must yield to this one, or the frames above were ignored for another reason.
        await using (new ScriptedPeer(site.Stranger, 50, spoof.Frame()))
        {
            await Eventually.Becomes("TTL 255", $"{Vip} held by nobody", () => new HolderProbe(site).Holders([Vip]), Limit, duel.Evidence);
        }

        await duel.Holds("the intruder is gone", a, b);
    }

    private static async Task<(Duel Duel, TandemNode A, TandemNode B)> Start(Site site)
    {
        var configuration = TandemConfiguration.Pair(Plan);
        TandemNode a = new(site, site.A, 254, configuration), b = new(site, site.B, 251, configuration);
        var duel = new Duel(site, Plan, a, b);
        await duel.Start();
        return (duel, a, b);
    }

    /// <summary>How often the client's kernel reported that the address is now at the stranger's MAC.</summary>
    private static int Misled(string events, Site site) =>
        events.Split('\n').Count(line => line.StartsWith(Vip + " ", StringComparison.Ordinal) && line.Contains(site.Stranger.Mac, StringComparison.Ordinal));

    private static string ClientEntry(Site site)
    {
        var words = site.Client.Network.Run("ip", "neigh", "show", Vip, "dev", "eth0").Split(' ');
        return words.SkipWhile(word => word != "lladdr").Skip(1).FirstOrDefault() ?? "no entry";
    }
}
