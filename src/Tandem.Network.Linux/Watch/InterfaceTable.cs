using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Watch;

/// <summary>The interfaces and addresses as last reported, and what a report changes about them.</summary>
internal sealed class InterfaceTable
{
    private readonly Dictionary<int, LinkInfo> _links = [];
    private readonly Dictionary<int, List<AddressInfo>> _addresses = [];
    private readonly Dictionary<int, InterfaceState> _told = [];

    /// <summary>Replaces everything by a listing; every interface is told again.</summary>
    internal void Replace(IReadOnlyList<LinkInfo> links, IReadOnlyList<AddressInfo> addresses, Action<InterfaceEvent> sink)
    {
        _links.Clear();
        _addresses.Clear();
        foreach (var address in addresses)
        {
            AddressesOf(address.InterfaceIndex).Add(address);
        }

        foreach (var link in links)
        {
            _links[link.Index] = link;
        }

        foreach (var (index, gone) in _told.Where(told => !_links.ContainsKey(told.Key)).ToArray())
        {
            _told.Remove(index);
            sink(new InterfaceEvent.Gone(gone.Name, index));
        }

        foreach (var link in links)
        {
            _told[link.Index] = InterfaceStates.Of(link, AddressesOf(link.Index));
            sink(new InterfaceEvent.Changed(_told[link.Index]));
        }
    }

    /// <summary>Takes in one message of the kernel.</summary>
    internal void Apply(ushort type, ReadOnlySpan<byte> payload, Action<InterfaceEvent> sink)
    {
        switch (type)
        {
            case Rtnl.RTM_NEWLINK when LinkMessage.Read(payload) is { } link:
                _links[link.Index] = link;
                Tell(link.Index, sink);
                break;
            case Rtnl.RTM_DELLINK when LinkMessage.Read(payload) is { } link:
                Remove(link, sink);
                break;
            case Rtnl.RTM_NEWADDR when AddressMessage.Read(payload) is { } address:
                Add(address);
                Tell(address.InterfaceIndex, sink);
                break;
            case Rtnl.RTM_DELADDR when AddressMessage.Read(payload) is { } address:
                Remove(address, sink);
                break;
        }
    }

    private void Add(AddressInfo address)
    {
        var known = AddressesOf(address.InterfaceIndex);
        var place = known.FindIndex(info => info.Address == address.Address);
        if (place < 0)
        {
            known.Add(address);
            return;
        }

        known[place] = address;
    }

    private void Remove(LinkInfo link, Action<InterfaceEvent> sink)
    {
        _links.Remove(link.Index);
        _addresses.Remove(link.Index);
        _told.Remove(link.Index);
        sink(new InterfaceEvent.Gone(link.Name, link.Index));
    }

    private void Remove(AddressInfo address, Action<InterfaceEvent> sink)
    {
        AddressesOf(address.InterfaceIndex).RemoveAll(info => info.Address == address.Address);
        if (_links.TryGetValue(address.InterfaceIndex, out var link))
        {
            sink(new InterfaceEvent.AddressRemoved(link.Name, address.Address.Address));
            Tell(link.Index, sink);
        }
    }

    /// <summary>Tells the state of an interface when it differs from what was told last.</summary>
    private void Tell(int index, Action<InterfaceEvent> sink)
    {
        if (!_links.TryGetValue(index, out var link))
        {
            return;
        }

        var state = InterfaceStates.Of(link, AddressesOf(index));
        var told = _told.GetValueOrDefault(index);
        if (state == told)
        {
            return;
        }

        _told[index] = state;
        if (told is null && !state.IsUp && VirtualInterfaceName.TryParse(state.Name, out _, out _, out _))
        {
            // Every macvlan is born down. It concerns nobody before it has been up.
            return;
        }

        if (told is not null && told.Name != state.Name)
        {
            sink(new InterfaceEvent.Gone(told.Name, index));
        }

        sink(new InterfaceEvent.Changed(state));
    }

    private List<AddressInfo> AddressesOf(int index)
    {
        if (!_addresses.TryGetValue(index, out var addresses))
        {
            _addresses[index] = addresses = [];
        }

        return addresses;
    }
}
