using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Netlink;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// The parent interface itself (<c>virtual-mac = off</c>): addresses beside its own. Only those we put there are ever taken off; the
/// kernel's mark tells, or where it cannot, a list in the run directory. They live for a second unless they are renewed, because no gate
/// shuts the parent's own MAC when nobody is left to take them off.
/// </summary>
internal sealed class PlainPlace(RtNetlink netlink, ParentInterface parent, PlainAddressList list, SegmentFeatures features) : IAddressPlace
{
    /// <summary>Ours, with a lifetime. An address that was there before is somebody else's, and stays as it is.</summary>
    private readonly HashSet<VirtualAddress> _lent = [];

    public NamedInterface Device => new(parent.Index, parent.Name);

    /// <summary>Which of them are ours has to be found out.</summary>
    public int? SimpleIndex => null;

    public Refusal? Prepare() => null;

    public Refusal? Add(IReadOnlyList<VirtualAddress> addresses)
    {
        if (!features.AddressProtocol)
        {
            // What is there already is the operator's, and listing it would make us take it off at the end.
            var present = netlink.Addresses(parent.Index).Select(info => info.Address).ToHashSet();
            list.Add(addresses.Where(address => !present.Contains(address)));
        }

        var failed = netlink.AddAddresses(parent.Index, addresses, AddressPlace.Parent);
        _lent.UnionWith(Ours(addresses.ToHashSet()));
        return failed;
    }

    public Refusal? Remove(IReadOnlyList<VirtualAddress> addresses, IReadOnlyCollection<VirtualAddress> remaining)
    {
        var ours = Ours(addresses.ToHashSet());
        _lent.ExceptWith(addresses);
        var failed = netlink.DeleteAddresses(parent.Index, ours);
        list.Remove(ours);
        return failed is { Errno: LibC.ENODEV } ? null : failed ?? (remaining.Count > 0 ? Add([.. remaining]) : null);
    }

    public Refusal? Restore(IReadOnlyCollection<VirtualAddress> held, List<string> missing)
    {
        if (held.Count == 0)
        {
            return null;
        }

        var present = netlink.Addresses(parent.Index).Select(info => info.Address.Address).ToHashSet();
        var absent = held.Where(address => !present.Contains(address.Address)).ToArray();
        missing.AddRange(absent.Select(address => address.ToString()));
        return absent.Length == 0 ? null : Add(absent);
    }

    public bool IsIntact(KernelView view, IReadOnlyCollection<VirtualAddress> held) =>
        held.Count == 0 || view.AddressesOf(parent.Index).Select(info => info.Address.Address).ToHashSet().IsSupersetOf(held.Select(address => address.Address));

    public IEnumerable<VirtualAddress> Lent(IReadOnlyCollection<VirtualAddress> held) => held.Where(_lent.Contains);

    public Refusal? Release(IReadOnlyCollection<VirtualAddress> held) => held.Count == 0 ? null : Remove([.. held], []);

    private VirtualAddress[] Ours(HashSet<VirtualAddress> addresses) => features.AddressProtocol
        ? [.. netlink.Addresses(parent.Index).Where(info => info.IsOurs && addresses.Contains(info.Address)).Select(info => info.Address)]
        : [.. addresses.Where(list.Contains)];
}
