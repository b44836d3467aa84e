using System.Collections.Frozen;
using System.ComponentModel;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Linux.Sysctls;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>What the routers of a segment share, from opening to giving back.</summary>
internal sealed class SegmentResources : IDisposable
{
    private readonly RtNetlink _netlink;
    private readonly ParentInterface _parent;
    private readonly SysctlKeeper _sysctls;
    private readonly PlainAddressList _list;
    private readonly SegmentFeatures _features;
    private readonly Dictionary<string, LinkInfo> _left = [];
    private FrozenSet<(Family Family, Vrid Vrid)> _resumed = [];
    private FrozenSet<VirtualAddress> _resumedBeside = [];
    private bool _answersForVirtualMacs;

    private SegmentResources(RtNetlink netlink, InterfaceState state, SegmentFeatures features, SysctlKeeper sysctls, PlainAddressList list)
    {
        _netlink = netlink;
        _parent = new ParentInterface(state.Index, state.Name);
        _sysctls = sysctls;
        _features = features;
        _list = list;
        Interface = state;
    }

    internal InterfaceState Interface { get; }

    internal Gate? Gate { get; private set; }

    internal RtNetlink Netlink => _netlink;

    /// <summary>Whether the interface that was opened still exists.</summary>
    internal bool IsThere => LibC.if_nametoindex(_parent.Name) == _parent.Index;

    /// <summary>Whether an earlier life has left this router in place, open and with its addresses. From any thread.</summary>
    internal bool Resumes(RouterAttachment attachment) => attachment.VirtualMac
        ? _resumed.Contains((attachment.Key.Family, attachment.Key.Vrid))
        : _resumedBeside.Count > 0 && attachment.Parameters.Addresses.All(_resumedBeside.Contains);

    /// <summary>Takes off what the earlier life held for this router and it has no more.</summary>
    internal void Trim(RouterAttachment attachment, int index)
    {
        if (!_resumed.Contains((attachment.Key.Family, attachment.Key.Vrid)))
        {
            return;
        }

        if (!attachment.VirtualMac)
        {
            Remove([.. _left.Values], (family, vrid) => (family, vrid) != (attachment.Key.Family, attachment.Key.Vrid));
        }
        else
        {
            var wanted = attachment.Parameters.Addresses.ToHashSet();
            _ = _netlink.DeleteAddresses(index, [.. _netlink.Addresses(index).Select(info => info.Address).Where(address => !wanted.Contains(address))]);
        }
    }

    internal static SegmentResources Open(SegmentPortOptions options, string runDirectory, Action<string> warn, SegmentFeatures? features)
    {
        var netlink = new RtNetlink();
        SegmentResources? opened = null;
        try
        {
            var link = netlink.FindLink(options.Interface) ?? throw new InterfaceRefusedException(
                $"segment {options.Segment}: there is no interface {options.Interface}; the interfaces here are {string.Join(", ", netlink.Links().Select(found => found.Name))}");
            if (netlink.ProbeAddressProtocol(out var keepsProtocol) is { } refusal)
            {
                throw new InterfaceRefusedException($"segment {options.Segment}: {refusal}");
            }

            // The link loop needs one; better to say so now than when everything else stands.
            PacketSocket.Open(link.Index).Dispose();
            features ??= new SegmentFeatures(keepsProtocol);
            var state = InterfaceStates.Of(link, netlink.Addresses(link.Index));
            opened = new SegmentResources(
                netlink,
                state,
                features,
                new SysctlKeeper(Path.Combine(runDirectory, $"sysctls-{options.Interface}"), warn),
                new PlainAddressList(Path.Combine(runDirectory, $"addresses-{options.Interface}")));
            opened.TakeOver(options);
            return opened;
        }
        catch (Exception refused) when (refused is Win32Exception or InterfaceRefusedException)
        {
            opened?.Gate?.Dispose();
            netlink.Dispose();
            throw refused is InterfaceRefusedException
                ? refused
                : new InterfaceRefusedException($"segment {options.Segment}: {refused.Message}", refused);
        }
    }

    internal IAddressPlace PlaceOf(RouterAttachment attachment)
    {
        if (!attachment.VirtualMac)
        {
            // Else taking off an address of ours that came first in its subnet takes the node's own along.
            _sysctls.SetAndRemember(new Sysctl(Family.IPv4, _parent.Name, "promote_secondaries"), 1);
            return new PlainPlace(_netlink, _parent, _list, _features);
        }

        if (!_answersForVirtualMacs)
        {
            // Else the node's own ARP carries a VIP with the real MAC, and a client's cache leaves the virtual MAC.
            _answersForVirtualMacs = true;
            _sysctls.SetAndRemember(new Sysctl(Family.IPv4, _parent.Name, "arp_ignore"), 1);
            _sysctls.SetAndRemember(new Sysctl(Family.IPv4, _parent.Name, "arp_announce"), 2);
        }

        return new MacvlanPlace(_netlink, _sysctls, _parent, attachment.Key, Gate is null ? MacvlanRest.Down : MacvlanRest.Up);
    }

    /// <summary>Makes ready what can be made ready together: macvlans that are new, or as an earlier life left them.</summary>
    /// <returns>Those that are ready.</returns>
    internal HashSet<MacvlanPlace> PrepareTogether(IEnumerable<MacvlanPlace> places) => new JointPreparation(_netlink, _parent, _left).Run(places);

    /// <summary>Deletes macvlans of an earlier life.</summary>
    internal void RemoveLeftovers(Func<Family, Vrid, bool> isConfigured) => Remove([.. _left.Values], isConfigured);

    private void Remove(IReadOnlyList<LinkInfo> links, Func<Family, Vrid, bool> isConfigured)
    {
        foreach (var link in links)
        {
            if (_parent.Made(link, out var family, out var vrid) && !isConfigured(family, vrid))
            {
                _left.Remove(link.Name);
                _ = _netlink.DeleteLink(link.Index);
                _ = Gate?.Remove(new VirtualRouterKey("", family, vrid));
            }
        }
    }

    /// <summary>Gives back as much as the kernel lets; nobody is left who could do more.</summary>
    public void Dispose()
    {
        _resumedBeside = [];
        _ = _netlink.DeleteGroup(_parent.Group);
        _ = CarefulPlace.Attempt(() =>
        {
            Remove(_netlink.Links(), (_, _) => false);
            return null;
        });
        _ = CarefulPlace.Attempt(() => RemoveAddresses());
        Gate?.Dispose();
        _sysctls.Dispose();
        _netlink.Dispose();
    }

    private void TakeOver(SegmentPortOptions options)
    {
        // One listing for all routers: it tells of every interface of the node.
        var left = _netlink.Links().Where(link => _parent.Made(link, out _, out _)).ToArray();
        foreach (var link in left)
        {
            _left[link.Name] = link;
        }

        var resumed = options.Resumes ? Resume(left) : [];
        if (options.Gate)
        {
            Gate = Gate.Open(options.Interface, options.GateLease, out var refusal);
            foreach (var link in left)
            {
                Gate?.Adopt(link.Mac);
            }

            if ((refusal ?? Gate?.Build([.. resumed.Select(link => link.Mac)])) is { } refused)
            {
                throw new InterfaceRefusedException($"segment {options.Segment}: {refused}");
            }
        }
        else
        {
            // In this order: a table nobody renews shuts our virtual MACs for good, but without it a macvlan that is up speaks.
            if (resumed.Length == 0)
            {
                _ = _netlink.DeleteGroup(_parent.Group);
                _left.Clear();
            }

            Remove([.. _left.Values], (family, vrid) => _resumed.Contains((family, vrid)));
            Gate.RemoveLeftOver(options.Interface);
        }

        if (RemoveAddresses([.. left.Except(resumed).Select(link => link.Index)]) is { } kept)
        {
            throw new InterfaceRefusedException($"segment {options.Segment}: left over from an earlier life: {kept}");
        }
    }

    /// <summary>Finds what an earlier life has left in place: macvlans with addresses, and addresses beside the interface's own, which live for a second.</summary>
    private LinkInfo[] Resume(LinkInfo[] left)
    {
        var addresses = _netlink.Addresses();
        var held = addresses.Select(info => info.InterfaceIndex).ToHashSet();
        LinkInfo[] resumed = [.. left.Where(link => link.IsAdministrativelyUp && held.Contains(link.Index))];
        _resumed = resumed.Select(link => _parent.Made(link, out var family, out var vrid) ? (family, vrid) : default).ToFrozenSet();
        _resumedBeside = addresses.Where(info => info.IsOurs && info.InterfaceIndex == _parent.Index).Select(info => info.Address).ToFrozenSet();
        return resumed;
    }

    /// <summary>Takes every address of ours off the parent, but for those that go on, and every address off the given macvlans.</summary>
    private Refusal? RemoveAddresses(params HashSet<int> macvlans)
    {
        Refusal? failed = null;
        foreach (var (index, addresses) in _netlink.Addresses().GroupBy(info => info.InterfaceIndex).Select(group => (group.Key, group)))
        {
            var ours = addresses.Where(info => macvlans.Contains(index)
                || (index == _parent.Index && !_resumedBeside.Contains(info.Address) && (info.IsOurs || _list.Contains(info.Address)))).Select(info => info.Address);
            failed ??= _netlink.DeleteAddresses(index, [.. ours]);
        }

        _list.Remove([.. _list.All]);
        return failed;
    }
}
