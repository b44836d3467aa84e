using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Wills;

/// <summary>
/// Carries out wills: gates closed, addresses removed, priority 0 last. Each step is done for all routers before the next begins. Gates
/// are closed in the data path, which waits for nobody.
/// </summary>
internal sealed class Executor : IDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMilliseconds(200);

    private readonly RtNetlink _netlink = new();
    private readonly Dictionary<int, PacketSocket> _sockets = [];
    private readonly bool _marked;
    private Instant _renewAt;

    private Executor() => _ = _netlink.ProbeAddressProtocol(out _marked);

    /// <summary>One that has gone all the way once.</summary>
    public static Executor Rehearsed()
    {
        var executor = new Executor();
        executor.Rehearse();
        return executor;
    }

    /// <summary>
    /// Goes all the way once on the loopback interface, for a router that nobody has: code that has never run costs milliseconds.
    /// </summary>
    public void Rehearse()
    {
        var loopback = new NamedInterface(1, "lo");
        var address = new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 32);
        foreach (var passage in (Passage[])[Passage.Gated, Passage.Plain])
        {
            _ = Run([new LastWill(loopback, loopback, Family.IPv4, new Vrid(1), passage, default, [address], [.. new byte[60]])]);
        }

        Forget();
    }

    /// <summary>Opens what a will needs, ahead of time.</summary>
    /// <returns>Why it cannot be carried out, or null.</returns>
    public string? Prepare(LastWill will)
    {
        try
        {
            _ = SocketOf(will);
            return null;
        }
        catch (InterfaceRefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Carries out wills.</summary>
    /// <returns>What went wrong, if anything did.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<LastWill> wills)
    {
        if (wills.Count == 0)
        {
            return [];
        }

        List<string> problems = [];
        CloseGates(wills);
        if (RemoveAddresses(wills) is { } refusal)
        {
            problems.Add(refusal.ToString());
        }

        Farewell(wills, problems);
        return problems;
    }

    /// <summary>
    /// Keeps in place what nobody else does for the moment: the lease of the gates, and the life of addresses beside an interface's own. Those of
    /// somebody else are not touched.
    /// </summary>
    public void Keep(IReadOnlyList<LastWill> wills)
    {
        // An all-zero source is learnt by no switch should there be no gate to take the frame.
        foreach (var gated in wills.Where(will => will.Passage == Passage.Gated).DistinctBy(will => will.Interface.Index))
        {
            _ = TrySocketOf(gated)?.Send(GateFrames.Alive(default));
        }

        // These live for a second, and each renewal asks the kernel for all addresses.
        var plain = wills.Where(will => will.Passage == Passage.Plain).ToArray();
        if (plain.Length == 0 || MonotonicClock.Now < _renewAt)
        {
            return;
        }

        _renewAt = MonotonicClock.Now + RenewEvery;
        foreach (var beside in OursBeside([.. plain.Select(will => will.Device.Index)]).GroupBy(held => held.Index))
        {
            var wanted = plain.Where(will => will.Device.Index == beside.Key).SelectMany(will => will.Addresses).ToHashSet();
            _netlink.RenewAddresses(beside.Key, [.. beside.Select(held => held.Address).Where(wanted.Contains)]);
        }
    }

    /// <summary>Closes gates and removes addresses once more, after threads that may have been at work are gone.</summary>
    public void Repeat(IReadOnlyList<LastWill> wills)
    {
        if (wills.Count > 0)
        {
            CloseGates(wills);
            _ = RemoveAddresses(wills);
        }
    }

    /// <summary>A life is over; the next one's interfaces may be others.</summary>
    public void Forget()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _sockets.Clear();
    }

    public void Dispose()
    {
        Forget();
        _netlink.Dispose();
    }

    private void CloseGates(IReadOnlyList<LastWill> wills)
    {
        HashSet<int> without = [];
        foreach (var will in wills)
        {
            // A frame that goes out shows that this interface has lost its gate; one is enough.
            if (will.Passage == Passage.Gated
                && !without.Contains(will.Interface.Index)
                && TrySocketOf(will)?.Send(GateFrames.Close(will.Source)) == 0)
            {
                without.Add(will.Interface.Index);
            }
        }
    }

    private Refusal? RemoveAddresses(IReadOnlyList<LastWill> wills)
    {
        var ours = OursBeside([.. wills.Where(will => will.Passage == Passage.Plain).Select(will => will.Device.Index)]);
        List<(int Index, VirtualAddress Address)> doomed = [];
        foreach (var will in wills)
        {
            doomed.AddRange(will.Addresses.Select(address => (will.Device.Index, address))
                .Where(held => will.Passage != Passage.Plain || !_marked || ours.Contains(held)));
        }

        var refusal = _netlink.DeleteAddresses(doomed);
        return refusal is { Errno: LibC.ENODEV } ? RemoveByName(wills) : refusal;
    }

    /// <summary>On an interface that is not ours alone, only what bears our mark may be taken off.</summary>
    private HashSet<(int Index, VirtualAddress Address)> OursBeside(HashSet<int> devices) => devices.Count == 0 || !_marked
        ? []
        : [.. _netlink.Addresses().Where(info => info.IsOurs && devices.Contains(info.InterfaceIndex)).Select(info => (info.InterfaceIndex, info.Address))];

    /// <summary>An outsider has deleted a macvlan, and the worker has made it anew: the name is still right.</summary>
    private Refusal? RemoveByName(IReadOnlyList<LastWill> wills)
    {
        List<(int Index, VirtualAddress Address)> doomed = [];
        foreach (var will in wills.Where(will => will.Passage != Passage.Plain))
        {
            if (_netlink.FindLink(will.Device.Name) is { } link && link.Index != will.Device.Index)
            {
                doomed.AddRange(will.Addresses.Select(address => (link.Index, address)));
            }
        }

        return _netlink.DeleteAddresses(doomed);
    }

    private void Farewell(IReadOnlyList<LastWill> wills, List<string> problems)
    {
        foreach (var will in wills.Where(will => !will.Farewell.IsEmpty))
        {
            if (TrySocketOf(will)?.Send(will.Farewell.AsSpan()) is > 0 and var errno)
            {
                problems.Add(new Refusal($"the advertisement with priority 0 of VRID {will.Vrid} on {will.Interface.Name}", errno, "").ToString());
            }
        }
    }

    private PacketSocket? TrySocketOf(LastWill will) => _sockets.GetValueOrDefault(will.Interface.Index);

    private PacketSocket SocketOf(LastWill will)
    {
        if (!_sockets.TryGetValue(will.Interface.Index, out var socket))
        {
            _sockets[will.Interface.Index] = socket = PacketSocket.Open(will.Interface.Index);
        }

        return socket;
    }
}
