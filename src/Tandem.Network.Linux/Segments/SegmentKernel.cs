using System.Diagnostics;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// One segment's interface in the kernel: macvlans, addresses, sysctls and the gate. It opens in the network namespace of the calling
/// thread and is used by one thread, never the link loop: netlink calls wait for the kernel's lock, nftables for other programs.
/// </summary>
public sealed class SegmentKernel : IDisposable
{
    /// <summary>A listing tells of all interfaces of the node, also the thousands of other segments.</summary>
    private const int FewestForAView = 64;

    private readonly Dictionary<VirtualRouterKey, AttachedRouter> _routers = [];
    private readonly SegmentResources _resources;
    private readonly Action<string> _warn;
    private bool _warnedOfNoGate;

    private SegmentKernel(SegmentResources resources, Action<string> warn)
    {
        _resources = resources;
        _warn = warn;
    }

    /// <summary>The interface as it stood when the segment was opened.</summary>
    public InterfaceState Interface => _resources.Interface;

    /// <summary>The gate, or null where the operator wrote <c>gate = off</c>. Call it from this object's thread.</summary>
    public Gate? Gate => _resources.Gate;

    /// <summary>
    /// Opens a segment. Addresses that an earlier life left are gone afterwards; its macvlans are shut and wait for
    /// <see cref="Attach"/> or <see cref="RemoveLeftovers"/>.
    /// </summary>
    /// <param name="options">Which interface, and how.</param>
    /// <param name="runDirectory">Keeps what must survive a crash.</param>
    /// <param name="warn">Receives one line for each thing that is refused and not essential.</param>
    /// <exception cref="InterfaceRefusedException">The kernel refuses something essential.</exception>
    public static SegmentKernel Open(SegmentPortOptions options, string runDirectory, Action<string> warn) =>
        Open(options, runDirectory, warn, null);

    internal NetlinkTraffic Traffic => _resources.Netlink.Traffic;

    internal static SegmentKernel Open(SegmentPortOptions options, string runDirectory, Action<string> warn, SegmentFeatures? features) =>
        new(SegmentResources.Open(options, runDirectory, warn, features), warn);

    /// <summary>
    /// Makes everything ready to carry a router: afterwards its macvlan is up (down without a gate), shut, and has no address.
    /// May be called again with changed settings while the router holds nothing.
    /// </summary>
    public Refusal? Attach(RouterAttachment attachment) => Watch([attachment]) ?? Prepare(attachment);

    /// <summary>The first half of <see cref="Attach"/> for several routers: one transaction of the gate, which shuts their virtual MACs.</summary>
    public Refusal? Watch(IReadOnlyList<RouterAttachment> attachments)
    {
        foreach (var attachment in attachments)
        {
            WarnOfNoGate(attachment);
        }

        return Gate?.Add(attachments);
    }

    private void WarnOfNoGate(RouterAttachment attachment)
    {
        if (!attachment.Accept && Gate is null)
        {
            _warn($"accept = off of {attachment.Key} needs the gate: packets to its addresses are delivered; write gate = on");
        }

        if (attachment.VirtualMac && Gate is null && !_warnedOfNoGate)
        {
            _warnedOfNoGate = true;
            _warn($"gate = off on {Interface.Name}: a worker that is frozen or killed keeps answering for its addresses; write gate = on where the kernel has nftables");
        }

    }

    /// <summary>The second half of <see cref="Attach"/>.</summary>
    public Refusal? Prepare(RouterAttachment attachment) => Prepare([attachment])[0];

    /// <summary>The same for several routers, with as few messages as possible.</summary>
    /// <returns>For each what was refused, or null.</returns>
    public Refusal?[] Prepare(IReadOnlyList<RouterAttachment> attachments)
    {
        IAddressPlace[] places = [.. attachments.Select(_resources.PlaceOf)];
        var ready = _resources.PrepareTogether(places.OfType<MacvlanPlace>());
        var refusals = new Refusal?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var place = new CarefulPlace(places[i]);
            refusals[i] = places[i] is MacvlanPlace macvlan && ready.Contains(macvlan) ? null : place.Prepare();
            if (refusals[i] is null)
            {
                _resources.Trim(attachments[i], place.Device.Index);
                _routers[attachments[i].Key] = new AttachedRouter(attachments[i], place);
            }
        }

        return refusals;
    }

    /// <summary>Whether an earlier life has left this router in place, open and with its addresses. From any thread.</summary>
    public bool Resumes(RouterAttachment attachment) => _resources.Resumes(attachment);

    /// <summary>Takes a router's addresses and macvlan away.</summary>
    public Refusal? Detach(VirtualRouterKey key)
    {
        if (!_routers.Remove(key, out var router))
        {
            return null;
        }

        var failed = router.Place.Release(router.Held.Values);
        return failed ?? Gate?.Remove(key);
    }

    /// <summary>The interface that carries a router's addresses; null when it is not attached.</summary>
    public NamedInterface? DeviceOf(VirtualRouterKey key) => _routers.TryGetValue(key, out var router) ? router.Place.Device : null;

    /// <summary>Adds addresses of a router; those that are there already are no error.</summary>
    public Refusal? AddAddresses(VirtualRouterKey key, VirtualAddresses addresses)
    {
        if (!_routers.TryGetValue(key, out var router))
        {
            return NotAttached(key);
        }

        router.Hold(addresses);
        return router.Place.Add(addresses);
    }

    /// <summary>
    /// Adds or takes off addresses of several routers, with as few messages as possible; for each router as <see cref="AddAddresses"/> and
    /// <see cref="RemoveAddresses"/> do.
    /// </summary>
    /// <param name="changes"><see cref="Effect.AddAddresses"/> and <see cref="Effect.RemoveAddresses"/>, in their order.</param>
    /// <returns>For each what was refused, or null.</returns>
    public Refusal?[] Change(IReadOnlyList<(VirtualRouterKey Key, Effect Effect)> changes) =>
        new JointChange(_resources.Netlink, _routers, ChangeAlone).Run(changes);

    /// <summary>Renews what would vanish by itself: the addresses of routers without a virtual MAC live for a second. All of them together.</summary>
    public void RenewAddresses() =>
        _resources.Netlink.RenewAddresses(Interface.Index, [.. _routers.Values.SelectMany(router => router.Place.Lent(router.Held.Values))]);

    /// <summary>Takes addresses of a router off; those that are gone already are no error.</summary>
    public Refusal? RemoveAddresses(VirtualRouterKey key, VirtualAddresses addresses)
    {
        if (!_routers.TryGetValue(key, out var router))
        {
            return null;
        }

        router.LetGo(addresses);
        return router.Place.Remove(addresses, router.Held.Values);
    }

    /// <summary>Puts back what an outsider took from a router: its macvlan, and when it is held, its addresses.</summary>
    /// <returns>What was missing, or null when all was there or could not be put back, which is warned of.</returns>
    public string? Restore(VirtualRouterKey key, bool held)
    {
        if (!_routers.TryGetValue(key, out var router))
        {
            return null;
        }

        List<string> missing = [];
        if (router.Place.Restore(held ? router.Held.Values : [], missing) is not { } failed)
        {
            return missing.Count == 0 ? null : string.Join(", ", missing);
        }

        // Without its interface there is nothing to restore, and that the interface is gone is told by whoever watches it.
        if (_resources.IsThere)
        {
            _warn($"restoring {key}: {failed}");
        }

        return null;
    }

    /// <summary>The same for several routers; with one look at the kernel for those that miss nothing, if they are so many that it pays.</summary>
    public string?[] Restore(IReadOnlyList<(VirtualRouterKey Key, bool Held)> routers)
    {
        var view = routers.Count >= FewestForAView ? KernelView.TryTake(_resources.Netlink) : null;
        return [.. routers.Select(router => IsIntact(router.Key, router.Held, view) ? null : Restore(router.Key, router.Held))];
    }

    private bool IsIntact(VirtualRouterKey key, bool held, KernelView? view) =>
        view is not null && _routers.TryGetValue(key, out var router) && router.Place.IsIntact(view, held ? router.Held.Values : []);

    private Refusal? ChangeAlone(VirtualRouterKey key, Effect effect) => effect switch
    {
        Effect.AddAddresses add => AddAddresses(key, add.Addresses),
        Effect.RemoveAddresses remove => RemoveAddresses(key, remove.Addresses),
        _ => throw new UnreachableException(),
    };

    /// <summary>Deletes the macvlans of an earlier life that belong to no configured router.</summary>
    public void RemoveLeftovers(IReadOnlySet<VirtualRouterKey> configured)
    {
        var kept = configured.Concat(_routers.Keys).Select(key => (key.Family, key.Vrid)).ToHashSet();
        _resources.RemoveLeftovers((family, vrid) => kept.Contains((family, vrid)));
    }

    /// <summary>Takes everything of ours out of the kernel and puts the sysctls back.</summary>
    public void Dispose()
    {
        foreach (var router in _routers.Values.Where(router => !router.Attachment.VirtualMac))
        {
            _ = router.Place.Release(router.Held.Values);
        }

        _routers.Clear();
        _resources.Dispose();
    }

    private static Refusal NotAttached(VirtualRouterKey key) => new($"{key} is not attached", 0, "");
}
