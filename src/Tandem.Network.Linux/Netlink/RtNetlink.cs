using System.ComponentModel;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>
/// Interfaces and addresses of the network namespace it was opened in. Changes are idempotent: what is there already, or gone already,
/// is success. For one thread at a time.
/// </summary>
public sealed class RtNetlink : IDisposable
{
    /// <summary>Each answer takes room in the socket's receive buffer, which an ordinary user cannot enlarge.</summary>
    private const int MostPerBatch = 128;
    private const int ERANGE = 34;

    private readonly NetlinkSocket _socket = NetlinkSocket.Open(Rtnl.NETLINK_ROUTE);

    internal NetlinkTraffic Traffic => _socket.Traffic;

    /// <summary>Every interface.</summary>
    /// <exception cref="Win32Exception">The kernel does not tell.</exception>
    public IReadOnlyList<LinkInfo> Links() => Query(LinkMessage.List, Rtnl.RTM_NEWLINK, LinkMessage.Read, "listing interfaces");

    /// <summary>The interface of this name, or null.</summary>
    public LinkInfo? FindLink(string name)
    {
        List<LinkInfo?> found = [];
        var errno = _socket.Query(() => New(batch => LinkMessage.Get(batch, name)), Rtnl.RTM_NEWLINK, LinkMessage.Read, found, single: true);
        return errno is 0 or LibC.ENODEV ? found.FirstOrDefault() : throw new Win32Exception(errno, $"looking for interface {name}");
    }

    /// <summary>The addresses of one interface, or of all when the number is 0.</summary>
    /// <exception cref="Win32Exception">The kernel does not tell.</exception>
    public IReadOnlyList<AddressInfo> Addresses(int interfaceIndex = 0)
    {
        List<AddressInfo?> found = [];
        var errno = _socket.Query(
            () => New(batch => AddressMessage.List(batch, interfaceIndex)), Rtnl.RTM_NEWADDR, AddressMessage.Read, found, single: false);
        return errno is 0 or LibC.ENODEV
            ? [.. found.OfType<AddressInfo>().Where(info => interfaceIndex == 0 || info.InterfaceIndex == interfaceIndex)]
            : throw new Win32Exception(errno, "listing addresses");
    }

    /// <summary>Adds addresses, tagged as ours; IPv6 without duplicate address detection and never as a source.</summary>
    public Refusal? AddAddresses(int interfaceIndex, IReadOnlyList<VirtualAddress> addresses, AddressPlace place) => ForEach(
        addresses, (batch, address) => AddressMessage.Add(batch, interfaceIndex, address, place), LibC.EEXIST, "adding");

    /// <summary>Deletes addresses.</summary>
    public Refusal? DeleteAddresses(int interfaceIndex, IReadOnlyList<VirtualAddress> addresses) => ForEach(
        addresses, (batch, address) => AddressMessage.Delete(batch, interfaceIndex, address), LibC.EADDRNOTAVAIL, "deleting");

    /// <summary>Adds and deletes addresses of macvlans, in their order.</summary>
    /// <returns>The places of those that were refused.</returns>
    internal List<int> Change(IReadOnlyList<AddressOrder> orders)
    {
        List<int> refused = [];
        foreach (var (at, errno) in Failures(orders, Encode))
        {
            if (errno != (orders[at].IsAdded ? LibC.EEXIST : LibC.EADDRNOTAVAIL))
            {
                refused.Add(at);
            }
        }

        return refused;
    }

    /// <summary>Sends one message for each item, in few calls.</summary>
    /// <returns>The items for which it was done.</returns>
    internal List<T> Train<T>(IReadOnlyList<T> items, Action<NetlinkBatch, T> encode)
    {
        var failed = Failures(items, encode).Select(failure => failure.At).ToHashSet();
        return [.. items.Where((_, at) => !failed.Contains(at))];
    }

    private IEnumerable<(int At, int Errno)> Failures<T>(IReadOnlyList<T> items, Action<NetlinkBatch, T> encode)
    {
        for (var start = 0; start < items.Count; start += MostPerBatch)
        {
            var batch = _socket.NewBatch();
            for (var i = start; i < Math.Min(items.Count, start + MostPerBatch); i++)
            {
                encode(batch, items[i]);
            }

            foreach (var failure in _socket.Execute(batch))
            {
                yield return (start + failure.Index, failure.Errno);
            }
        }
    }

    private static void Encode(NetlinkBatch batch, AddressOrder order)
    {
        if (order.IsAdded)
        {
            AddressMessage.Add(batch, order.InterfaceIndex, order.Address, AddressPlace.Macvlan);
        }
        else
        {
            AddressMessage.Delete(batch, order.InterfaceIndex, order.Address);
        }
    }

    /// <summary>Deletes addresses of many interfaces.</summary>
    public Refusal? DeleteAddresses(IReadOnlyList<(int InterfaceIndex, VirtualAddress Address)> addresses) => ForEach(
        addresses, (batch, held) => AddressMessage.Delete(batch, held.InterfaceIndex, held.Address), LibC.EADDRNOTAVAIL, "deleting");

    /// <summary>Finds out whether we may change addresses, and whether this kernel keeps the protocol id that marks ours (5.18).</summary>
    public Refusal? ProbeAddressProtocol(out bool kept)
    {
        var answer = Execute(AddressMessage.Probe);
        kept = answer is { Errno: ERANGE };
        return answer is { Errno: LibC.EPERM or LibC.EACCES } refused ? RefusalOf("changing addresses", refused) : null;
    }

    /// <summary>Creates a macvlan in private mode, down and without an automatic link-local address.</summary>
    public Refusal? CreateMacvlan(string name, int parent, MacAddress mac, uint group)
    {
        var what = $"creating macvlan {name} with {mac}";
        if (Execute(batch => LinkMessage.CreateMacvlan(batch, name, parent, mac, group)) is { } refused)
        {
            return RefusalOf(what, refused);
        }

        if (FindLink(name) is not { } created)
        {
            return new Refusal(what, LibC.ENODEV, "somebody else deletes it: see ip monitor link");
        }

        // Without IPv6 in the kernel there is nothing to switch off, and IPv4 is set by sysctl.
        return Execute(batch => LinkMessage.Settle(batch, created.Index)) is { } failed and not { Errno: LibC.EAFNOSUPPORT or LibC.EOPNOTSUPP }
            ? RefusalOf($"setting addrgenmode none on {name}", failed)
            : null;
    }

    /// <summary>Sets an interface up.</summary>
    public Refusal? SetUp(int index) => Execute(batch => LinkMessage.SetFlags(batch, index, Rtnl.IFF_UP)) switch
    {
        null => null,
        { Errno: LibC.EADDRINUSE or LibC.EBUSY } failed => new Refusal(
            $"setting interface number {index} up", failed.Errno, "another macvlan on the same interface has this address: is another VRRP program running?"),
        { } failed => RefusalOf($"setting interface number {index} up", failed),
    };

    /// <summary>Sets an interface down; about 15 ms for a macvlan.</summary>
    public Refusal? SetDown(int index) => Execute(batch => LinkMessage.SetFlags(batch, index, 0)) is { } failed
        ? RefusalOf($"setting interface number {index} down", failed)
        : null;

    /// <summary>Deletes one interface; about 20 ms for a macvlan.</summary>
    public Refusal? DeleteLink(int index) => Execute(batch => LinkMessage.Delete(batch, index)) is { } failed and not { Errno: LibC.ENODEV }
        ? RefusalOf($"deleting interface number {index}", failed)
        : null;

    /// <summary>Deletes every interface of a group at once, which is far faster than one by one.</summary>
    public Refusal? DeleteGroup(uint group) => Execute(batch => LinkMessage.DeleteGroup(batch, group)) is { } failed and not { Errno: LibC.ENODEV }
        ? RefusalOf($"deleting the interfaces of group {group}", failed)
        : null;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Renews lent addresses; one that is gone is added again.</summary>
    public void RenewAddresses(int index, IReadOnlyList<VirtualAddress> addresses) =>
        _ = ForEach(addresses, (batch, address) => AddressMessage.Renew(batch, index, address), 0, "renewing");

    private Refusal? ForEach<T>(IReadOnlyList<T> addresses, Action<NetlinkBatch, T> encode, int tolerated, string verb)
    {
        Refusal? first = null;
        for (var start = 0; start < addresses.Count; start += MostPerBatch)
        {
            var batch = _socket.NewBatch();
            for (var i = start; i < Math.Min(addresses.Count, start + MostPerBatch); i++)
            {
                encode(batch, addresses[i]);
            }

            var failures = _socket.Execute(batch).Where(failure => failure.Errno != tolerated);
            first ??= failures.Select(failure => RefusalOf($"{verb} address {addresses[start + failure.Index]}", failure)).FirstOrDefault();
        }

        return first;
    }

    private NetlinkFailure? Execute(Action<NetlinkBatch> encode)
    {
        var failures = _socket.Execute(New(encode));
        return failures.Count == 0 ? null : failures[0];
    }

    private NetlinkBatch New(Action<NetlinkBatch> encode)
    {
        var batch = _socket.NewBatch();
        encode(batch);
        return batch;
    }

    private List<T> Query<T>(Action<NetlinkBatch> encode, ushort type, Func<ReadOnlySpan<byte>, T?> read, string what)
        where T : class
    {
        List<T?> found = [];
        var errno = _socket.Query(() => New(encode), type, read, found, single: false);
        return errno == 0 ? [.. found.OfType<T>()] : throw new Win32Exception(errno, what);
    }

    private static Refusal RefusalOf(string what, NetlinkFailure failure) =>
        new(failure.Text.Length == 0 ? what : $"{what} ({failure.Text})", failure.Errno, Cures.Netlink(failure.Errno));
}
