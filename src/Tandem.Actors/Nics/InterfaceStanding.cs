using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>What an interface means to one router, told whenever it may have changed.</summary>
internal abstract record InterfaceStanding
{
    private InterfaceStanding()
    {
    }

    /// <summary>It can serve.</summary>
    /// <param name="PrimaryAddress">Source of advertisements.</param>
    public sealed record Up(IPvXAddress PrimaryAddress) : InterfaceStanding;

    /// <summary>Administratively down or without carrier.</summary>
    public sealed record Down : InterfaceStanding;

    /// <summary>Up, but without an address to send from.</summary>
    public sealed record NoPrimaryAddress : InterfaceStanding;

    /// <summary>The standing of an interface for a family.</summary>
    public static InterfaceStanding Of(InterfaceState state, Family family) => state switch
    {
        { IsUp: false } => new Down(),
        _ when state.PrimaryAddress(family) is { } primary => new Up(primary),
        _ => new NoPrimaryAddress(),
    };
}
