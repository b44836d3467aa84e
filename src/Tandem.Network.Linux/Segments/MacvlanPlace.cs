using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Sysctls;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// A macvlan with the virtual MAC. It is made once and stays up, because up and down are slow; the role is switched by addresses, and
/// the gate keeps it silent. Without a gate it is up only while it has addresses.
/// </summary>
internal sealed class MacvlanPlace(RtNetlink netlink, SysctlKeeper sysctls, ParentInterface parent, VirtualRouterKey key, MacvlanRest rest)
    : IAddressPlace
{
    private readonly string _name = parent.MacvlanName(key);
    private int _index;

    public NamedInterface Device => new(_index, _name);

    /// <summary>The router whose addresses live here.</summary>
    internal VirtualRouterKey Key => key;

    /// <summary>Whether it is up while it has no addresses.</summary>
    internal bool RestsUp => rest == MacvlanRest.Up;

    public int? SimpleIndex => rest == MacvlanRest.Up ? _index : null;

    public Refusal? Prepare()
    {
        if (Ensure([], isUp: rest == MacvlanRest.Up) is { } refused)
        {
            return refused;
        }

        var left = netlink.Addresses(_index);
        return netlink.DeleteAddresses(_index, [.. left.Select(info => info.Address)]);
    }

    public Refusal? Add(IReadOnlyList<VirtualAddress> addresses)
    {
        if ((rest == MacvlanRest.Down ? netlink.SetUp(_index) : null) is { } refused)
        {
            return refused;
        }

        var failed = netlink.AddAddresses(_index, addresses, AddressPlace.Macvlan);
        if (failed is not { Errno: LibC.ENODEV })
        {
            return failed;
        }

        // An outsider has deleted the macvlan.
        return Ensure([], isUp: true) ?? netlink.AddAddresses(_index, addresses, AddressPlace.Macvlan);
    }

    public Refusal? Remove(IReadOnlyList<VirtualAddress> addresses, IReadOnlyCollection<VirtualAddress> remaining)
    {
        var failed = netlink.DeleteAddresses(_index, addresses);
        if (failed is { Errno: LibC.ENODEV })
        {
            return null;
        }

        // Deleting the first IPv4 address of a subnet takes its secondary ones along.
        failed ??= remaining.Count > 0 ? netlink.AddAddresses(_index, [.. remaining], AddressPlace.Macvlan) : null;
        return failed ?? (rest == MacvlanRest.Down && remaining.Count == 0 ? netlink.SetDown(_index) : null);
    }

    public Refusal? Restore(IReadOnlyCollection<VirtualAddress> held, List<string> missing)
    {
        if (Ensure(missing, isUp: rest == MacvlanRest.Up || held.Count > 0) is { } refused)
        {
            return refused;
        }

        if (held.Count == 0)
        {
            return null;
        }

        var present = netlink.Addresses(_index).Select(info => info.Address.Address).ToHashSet();
        var absent = held.Where(address => !present.Contains(address.Address)).ToArray();
        missing.AddRange(absent.Select(address => address.ToString()));
        return absent.Length == 0 ? null : Add(absent);
    }

    public bool IsIntact(KernelView view, IReadOnlyCollection<VirtualAddress> held) =>
        view.Find(_name) is { } link
        && link.Index == _index
        && parent.Owns(link, key)
        && (link.IsAdministrativelyUp || (rest == MacvlanRest.Down && held.Count == 0))
        && (held.Count == 0 || view.AddressesOf(_index).Select(info => info.Address.Address).ToHashSet().IsSupersetOf(held.Select(address => address.Address)));

    /// <summary>None: the gate's lease does it for all of them.</summary>
    public IEnumerable<VirtualAddress> Lent(IReadOnlyCollection<VirtualAddress> held) => [];

    public Refusal? Release(IReadOnlyCollection<VirtualAddress> held) => netlink.DeleteLink(_index);

    /// <summary>The macvlan stands, without addresses, and <see cref="LinkMessage.Settle"/> was done; the rest is set here.</summary>
    internal void Adopt(int index)
    {
        _index = index;
        ConfigureIPv6();
    }

    /// <summary>The macvlan is there, with the right address and settings, and up if it has to be.</summary>
    private Refusal? Ensure(List<string> missing, bool isUp)
    {
        var link = netlink.FindLink(_name);
        if (link is not null && !parent.Owns(link, key))
        {
            if (netlink.DeleteLink(link.Index) is { } stuck)
            {
                return stuck;
            }

            link = null;
        }

        if (link is null)
        {
            missing.Add($"macvlan {_name}");
            if (netlink.CreateMacvlan(_name, parent.Index, key.VirtualMac, parent.Group) is { } refused)
            {
                return refused;
            }

            link = netlink.FindLink(_name);
        }

        _index = link?.Index ?? 0;
        Configure();
        if (link is null or { IsAdministrativelyUp: true } || !isUp)
        {
            return null;
        }

        missing.Add($"the up state of {_name}");
        return netlink.SetUp(_index);
    }

    private void Configure()
    {
        sysctls.Set(new Sysctl(Family.IPv4, _name, "arp_ignore"), 1);
        sysctls.Set(new Sysctl(Family.IPv4, _name, "rp_filter"), 2);
        ConfigureIPv6();
    }

    private void ConfigureIPv6()
    {
        if (key.Family == Family.IPv4)
        {
            sysctls.Set(new Sysctl(Family.IPv6, _name, "disable_ipv6"), 1);
            return;
        }

        sysctls.Set(new Sysctl(Family.IPv6, _name, "disable_ipv6"), 0);
        sysctls.Set(new Sysctl(Family.IPv6, _name, "accept_ra"), 0);
        sysctls.Set(new Sysctl(Family.IPv6, _name, "autoconf"), 0);
        sysctls.Set(new Sysctl(Family.IPv6, _name, "dad_transmits"), 0);
    }
}
