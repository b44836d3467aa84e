using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>What an interface event means to one NIC.</summary>
internal abstract record InterfaceConcern
{
    private InterfaceConcern()
    {
    }

    /// <summary>Its interface stands so.</summary>
    public sealed record Stands(InterfaceState State) : InterfaceConcern;

    /// <summary>Its interface is gone, or another one has its name.</summary>
    public sealed record Lost : InterfaceConcern;

    /// <summary>The macvlan of one router is gone, or is not as it must be.</summary>
    public sealed record RouterHurt(VirtualRouterKey Key) : InterfaceConcern;

    /// <summary>An address was taken off the interface or one of its macvlans; it may have been a held one.</summary>
    public sealed record AddressHurt(IPvXAddress Address) : InterfaceConcern;

    /// <summary>Events were lost.</summary>
    public sealed record EverythingHurt : InterfaceConcern;

    /// <summary>Sorts an event; null: none of this NIC's business.</summary>
    /// <param name="interfaceEvent">The event.</param>
    /// <param name="options">The NIC's.</param>
    /// <param name="known">How its interface stood last; null when not heard of yet.</param>
    public static InterfaceConcern? Of(InterfaceEvent interfaceEvent, SegmentPortOptions options, InterfaceState? known) => interfaceEvent switch
    {
        InterfaceEvent.Changed(var state) when state.Name == options.Interface =>
            known is null || known.Index == state.Index ? new Stands(state) : new Lost(),
        InterfaceEvent.Gone(var name, _) when name == options.Interface => new Lost(),
        InterfaceEvent.Gone(var name, _) when TryRouter(name, options, known, out var key) => new RouterHurt(key),
        InterfaceEvent.Changed(var state) when known is { IsUp: true } && TryRouter(state.Name, options, known, out var key)
            && (!state.IsUp || state.Mac != key.VirtualMac) => new RouterHurt(key),
        InterfaceEvent.AddressRemoved(var name, var address) when name == options.Interface || TryRouter(name, options, known, out _) =>
            new AddressHurt(address),
        InterfaceEvent.Resynchronized => new EverythingHurt(),
        _ => null,
    };

    private static bool TryRouter(string name, SegmentPortOptions options, InterfaceState? known, out VirtualRouterKey key)
    {
        key = default;
        if (known is null || !VirtualInterfaceName.TryParse(name, known.Index, out var family, out var vrid))
        {
            return false;
        }

        key = new VirtualRouterKey(options.Segment, family, vrid);
        return true;
    }
}
