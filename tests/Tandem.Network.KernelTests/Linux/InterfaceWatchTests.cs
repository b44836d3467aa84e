using System.Collections.Concurrent;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Watch;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

public sealed class InterfaceWatchTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly BlockingCollection<InterfaceEvent> _events = [];

    [KernelFact]
    public void The_watch_begins_with_every_interface_as_it_stands() => Watching(() =>
    {
        var state = Next(state => state.Name == "eth0");

        Assert.True(state.IsUp);
        Assert.Equal(IPvXAddress.Parse("192.0.2.1"), state.PrimaryIPv4);
        Assert.Equal(IPvXAddress.Parse("fe80::1"), state.LinkLocalIPv6);
    });

    [KernelFact]
    public void Carrier_and_addresses_are_told_when_they_change() => Watching(() =>
    {
        _ = Next(state => state.Name == "eth0");

        _wire.Peer.Run("ip", "link", "set", "peer0", "down");
        Assert.Equal(IPvXAddress.Parse("192.0.2.1"), Next(state => state is { Name: "eth0", IsUp: false }).PrimaryIPv4);

        _wire.Peer.Run("ip", "link", "set", "peer0", "up");
        _ = Next(state => state is { Name: "eth0", IsUp: true });

        _wire.Node.Run("ip", "address", "delete", "192.0.2.1/24", "dev", "eth0");
        Assert.Equal(new InterfaceEvent.AddressRemoved("eth0", IPvXAddress.Parse("192.0.2.1")), NextOf<InterfaceEvent.AddressRemoved>());
        _ = Next(state => state is { Name: "eth0", PrimaryIPv4: null });
    });

    [KernelFact]
    public void A_tentative_link_local_address_is_told_when_it_becomes_usable() => Watching(() =>
    {
        _wire.Node.Run("ip", "-6", "address", "flush", "dev", "eth0");
        _ = Next(state => state is { Name: "eth0", LinkLocalIPv6: null });

        _wire.Node.Run("ip", "-6", "address", "add", "fe80::9/64", "dev", "eth0");

        Assert.Equal(IPvXAddress.Parse("fe80::9"), Next(state => state is { Name: "eth0", LinkLocalIPv6: not null }).LinkLocalIPv6);
    });

    [KernelFact]
    public void Our_own_addresses_are_never_the_primary_one() => Watching(() =>
    {
        _wire.Node.Run("ip", "address", "flush", "dev", "eth0");
        _ = Next(state => state is { Name: "eth0", PrimaryIPv4: null, LinkLocalIPv6: null });
        using var netlink = new RtNetlink();
        var index = netlink.FindLink("eth0")!.Index;

        Assert.Null(netlink.AddAddresses(index, [.. Wire.Addresses("192.0.2.100/24")], AddressPlace.Parent));
        Assert.Null(netlink.AddAddresses(index, [.. Wire.Addresses("fe80::100/64")], AddressPlace.Parent));
        _wire.Node.Run("ip", "address", "add", "198.51.100.1/24", "dev", "eth0");

        var next = Next(state => state.Name == "eth0");
        Assert.Equal((IPvXAddress.Parse("198.51.100.1"), null), (next.PrimaryIPv4, next.LinkLocalIPv6));
    });

    [KernelFact]
    public void An_interface_that_goes_is_told() => Watching(() =>
    {
        var index = Next(state => state.Name == "eth0").Index;

        _wire.Node.Run("ip", "link", "delete", "eth0");

        Assert.Equal(new InterfaceEvent.Gone("eth0", index), NextOf<InterfaceEvent.Gone>());
    });

    [KernelFact]
    public void Lost_reports_are_told_and_followed_by_every_interface() => _wire.Node.Enter(() =>
    {
        using var hold = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        using var watch = RunningWatch.Start(EventSocket.Open(queueLength: 4096), told =>
        {
            held.Set();
            Assert.True(hold.Wait(TimeSpan.FromSeconds(30)), "the test never let the watch go on");
            _events.Add(told);
        });
        Assert.True(held.Wait(TimeSpan.FromSeconds(10)), "the watch told nothing");
        using var netlink = new RtNetlink();
        var index = netlink.FindLink("eth0")!.Index;
        Assert.Null(netlink.AddAddresses(index, [.. Wire.Addresses([.. Enumerable.Range(0, 250).Select(i => $"192.0.3.{i}/24")])], AddressPlace.Parent));
        _wire.Node.Run("ip", "address", "add", "198.51.100.1/24", "dev", "eth0");
        _wire.Node.Run("ip", "address", "delete", "192.0.2.1/24", "dev", "eth0");

        hold.Set();

        _ = NextOf<InterfaceEvent.Resynchronized>();
        Assert.Equal(IPvXAddress.Parse("198.51.100.1"), Next(state => state.Name == "eth0").PrimaryIPv4);
    });

    public void Dispose()
    {
        _wire.Dispose();
        _events.Dispose();
    }

    private void Watching(Action body) => _wire.Node.Enter(() =>
    {
        using var watch = new InterfaceWatch().Start(_events.Add);
        body();
    });

    private InterfaceState Next(Func<InterfaceState, bool> fits)
    {
        while (true)
        {
            if (NextOf<InterfaceEvent.Changed>().State is var state && fits(state))
            {
                return state;
            }
        }
    }

    private T NextOf<T>()
        where T : InterfaceEvent
    {
        while (_events.TryTake(out var told, TimeSpan.FromSeconds(10)))
        {
            if (told is T fits)
            {
                return fits;
            }
        }

        throw new TimeoutException($"no {typeof(T).Name} came within 10 s");
    }
}
