using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>What a step wants done to the world. The order inside a transition is part of the contract.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Lets frames from and to the virtual MAC pass.</summary>
    public sealed record OpenGate : Effect;

    /// <summary>Stops frames from and to the virtual MAC; the VIP is dark from here on.</summary>
    public sealed record CloseGate : Effect;

    /// <summary>Sends one advertisement now.</summary>
    /// <param name="Priority">The Priority field; <see cref="Model.Priority.Release"/> when leaving.</param>
    public sealed record Advertise(Priority Priority) : Effect;

    /// <summary>Puts addresses on the interface.</summary>
    /// <param name="Addresses">All of them.</param>
    public sealed record AddAddresses(VirtualAddresses Addresses) : Effect;

    /// <summary>Takes addresses off the interface.</summary>
    /// <param name="Addresses">All of them.</param>
    public sealed record RemoveAddresses(VirtualAddresses Addresses) : Effect;

    /// <summary>Gratuitous ARP or unsolicited NA for each address, at once and then repeated (RFC 9568 §6.4.1, §6.4.2).</summary>
    /// <param name="Addresses">What to announce.</param>
    public sealed record Announce(VirtualAddresses Addresses) : Effect;
}
