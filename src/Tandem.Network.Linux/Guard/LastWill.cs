using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Guard;

/// <summary>What is to be done for one router if its worker dies while the router is open.</summary>
/// <param name="Interface">The parent, from which frames are sent.</param>
/// <param name="Device">What carries the addresses: a macvlan or the parent itself.</param>
/// <param name="Family">IPv4 or IPv6.</param>
/// <param name="Vrid">With the family and the interface it names the router.</param>
/// <param name="Passage">How the router's frames get out.</param>
/// <param name="Source">Ethernet source of its frames; with a virtual MAC what the gate knows it by.</param>
/// <param name="Addresses">What to take off the device.</param>
/// <param name="Farewell">The whole frame of the advertisement with priority 0; empty while the interface has no address to send it from.</param>
public sealed record LastWill(
    NamedInterface Interface,
    NamedInterface Device,
    Family Family,
    Vrid Vrid,
    Passage Passage,
    MacAddress Source,
    ImmutableArray<VirtualAddress> Addresses,
    ImmutableArray<byte> Farewell);
