using Tandem.Network.Linux.Netlink;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// Address changes of several routers in few messages. Only where adding and taking off is nothing but that; a change that needs more, or
/// that the kernel refuses, is made alone, which cures what can be cured and says what cannot. Changes of one router keep their order.
/// </summary>
internal sealed class JointChange(
    RtNetlink netlink, IReadOnlyDictionary<VirtualRouterKey, AttachedRouter> routers, Func<VirtualRouterKey, Effect, Refusal?> alone)
{
    private readonly List<AddressOrder> _orders = [];
    private readonly List<int> _owners = [];
    private readonly HashSet<VirtualRouterKey> _joined = [];

    internal Refusal?[] Run(IReadOnlyList<(VirtualRouterKey Key, Effect Effect)> changes)
    {
        var refusals = new Refusal?[changes.Count];
        for (var i = 0; i < changes.Count; i++)
        {
            var (key, effect) = changes[i];
            if (_joined.Contains(key))
            {
                Send(changes, refusals);
            }

            if (!TryJoin(i, key, effect))
            {
                refusals[i] = alone(key, effect);
            }
        }

        Send(changes, refusals);
        return refusals;
    }

    private bool TryJoin(int owner, VirtualRouterKey key, Effect effect)
    {
        if (!routers.TryGetValue(key, out var router) || router.Place.SimpleIndex is not { } index)
        {
            return false;
        }

        if (effect is Effect.AddAddresses(var added))
        {
            router.Hold(added);
            Join(owner, added.Select(address => new AddressOrder(index, address, IsAdded: true)));
        }
        else if (effect is Effect.RemoveAddresses(var removed))
        {
            // Deleting the first IPv4 address of a subnet takes its secondary ones along.
            router.LetGo(removed);
            if (router.Held.Count > 0)
            {
                return false;
            }

            Join(owner, removed.Select(address => new AddressOrder(index, address, IsAdded: false)));
        }

        _joined.Add(key);
        return true;
    }

    private void Join(int owner, IEnumerable<AddressOrder> orders)
    {
        _orders.AddRange(orders);
        _owners.AddRange(Enumerable.Repeat(owner, _orders.Count - _owners.Count));
    }

    private void Send(IReadOnlyList<(VirtualRouterKey Key, Effect Effect)> changes, Refusal?[] refusals)
    {
        foreach (var refused in netlink.Change(_orders).Select(order => _owners[order]).Distinct())
        {
            refusals[refused] = alone(changes[refused].Key, changes[refused].Effect);
        }

        _orders.Clear();
        _owners.Clear();
        _joined.Clear();
    }
}
