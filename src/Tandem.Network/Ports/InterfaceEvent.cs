using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>What the kernel says of the node's interfaces and addresses.</summary>
public abstract record InterfaceEvent
{
    private InterfaceEvent()
    {
    }

    /// <summary>An interface exists, and this is how it stands now.</summary>
    /// <param name="State">Its state.</param>
    public sealed record Changed(InterfaceState State) : InterfaceEvent;

    /// <summary>An interface is gone.</summary>
    /// <param name="Name">The name it had.</param>
    /// <param name="Index">The number it had.</param>
    public sealed record Gone(string Name, int Index) : InterfaceEvent;

    /// <summary>An address was taken off an interface, by whomever.</summary>
    /// <param name="Name">The interface.</param>
    /// <param name="Address">The address.</param>
    public sealed record AddressRemoved(string Name, IPvXAddress Address) : InterfaceEvent;

    /// <summary>Events were lost (the kernel's queue overflowed): everything held must be checked. States follow as Changed.</summary>
    public sealed record Resynchronized : InterfaceEvent;

    /// <summary>The watch ended by itself.</summary>
    /// <param name="Detail">Why.</param>
    public sealed record Failed(string Detail) : InterfaceEvent;
}
