using Tandem.Network.Linux.Netlink;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>Ten routers with a hundred addresses each: the order of their takeover, and what it costs the kernel.</summary>
public sealed class ManyAddressesTests : IDisposable
{
    private static readonly VirtualRouterParameters[] Routers = [.. Enumerable.Range(1, 10).Select(vrid =>
        Rig.Router(Rig.Key4(vrid), 100, [.. Enumerable.Range(1, 100).Select(host => $"192.0.{10 + vrid}.{host}/24")]) with { AdvertisementInterval = new(50) })];

    private readonly Rig _rig = new();

    [KernelTheory(Needs = "libnftables.so.1,libpcap.so.0.8")]
    [InlineData(true)]
    [InlineData(false)]
    public void All_advertise_then_have_their_addresses_then_announce_them_and_let_go_at_once(bool virtualMac)
    {
        foreach (var router in Routers)
        {
            _rig.Start(router, virtualMac);
        }

        ListenToPeer();
        var before = _rig.Traffic;

        var heard = Routers.ToDictionary(router => router.Key.Vrid.Value, _ => new List<string>());
        Assert.True(_rig.Tap.Hears(frame => Note(frame, heard) && heard.Values.All(frames => frames.Count(what => what == "announcement") == 100)), Told(heard));
        Assert.All(heard.Values, frames =>
        {
            Assert.Equal("advertisement 100", frames[0]);
            Assert.Equal(100, frames.Skip(1).SkipWhile(what => what != "announcement").TakeWhile(what => what == "announcement").Count());
        });
        Assert.Equal(1000, _rig.AddressesInKernel());
        Spent(before, virtualMac);

        before = _rig.Traffic;
        ListenToPeer();
        Assert.True(SpinWait.SpinUntil(() => _rig.AddressesInKernel() == 0, TimeSpan.FromSeconds(5)), "addresses are left");
        Spent(before, virtualMac);
    }

    public void Dispose() => _rig.Dispose();

    /// <summary>1,000 messages in no more calls than there are routers. Beside the interface's own addresses they are also renewed all the time.</summary>
    private void Spent(NetlinkTraffic before, bool virtualMac)
    {
        _rig.OnLoop(() => true);

        // With the first address of a subnet the kernel takes the others away, so that none may be left before all are asked for.
        _ = SpinWait.SpinUntil(() => _rig.Traffic.Messages - before.Messages >= 1000, TimeSpan.FromSeconds(5));
        var (calls, messages) = (_rig.Traffic.Calls - before.Calls, _rig.Traffic.Messages - before.Messages);
        if (virtualMac)
        {
            Assert.Equal(1000, messages);
            Assert.InRange(calls, 8, 10);
        }
    }

    /// <summary>All are Backups of one peer, which has just been heard.</summary>
    private void ListenToPeer() => Assert.True(
        SpinWait.SpinUntil(
            () =>
            {
                Array.ForEach(Routers, router => _rig.PeerSends(router, 200));
                _rig.OnLoop(() => true);
                return _rig.Actor.Roles.All(role => role == RouterRole.Backup);
            },
            TimeSpan.FromSeconds(10)),
        "not all are Backups");

    /// <summary>Takes in what the node at 192.0.2.1 has sent.</summary>
    private static bool Note(byte[] frame, Dictionary<byte, List<string>> heard)
    {
        var what = (frame[12], frame[13], frame[23]) switch
        {
            (0x08, 0x00, 112) when frame[26..30] is [192, 0, 2, 1] => $"advertisement {frame[36]}",
            (0x08, 0x06, _) => "announcement",
            _ => null,
        };
        var vrid = what is null ? 0 : what == "announcement" ? frame[30] - 10 : frame[35];
        if (what is not null && heard.TryGetValue((byte)vrid, out var frames))
        {
            frames.Add(what);
        }

        return what is not null;
    }

    private static string Told(Dictionary<byte, List<string>> heard) => string.Join('\n', heard.Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}"));
}
