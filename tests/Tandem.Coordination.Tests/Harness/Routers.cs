using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>How a router may stand.</summary>
internal static class Routers
{
    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));

    /// <summary>The router "web" of the node with this place, at 192.0.2.(11 + place); the first one is preferred.</summary>
    public static RouterStanding Standing(int place, RouterRole role, Mastership mastership, HeardMaster? heard = null)
    {
        var parameters = new VirtualRouterParameters(
            Web,
            VrrpVersion.V3,
            new Priority((byte)(254 - (place * 3))),
            AdvertisementInterval.Default,
            new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.0.2.100"), 24)));
        return new(
            "web",
            "eth0",
            role,
            Address(place),
            new Instant(1_000_000_000),
            DateTimeOffset.UnixEpoch,
            TransitionReason.MasterDown,
            parameters,
            parameters,
            mastership,
            heard,
            IsAttested: false);
    }

    /// <summary>The node with this place is heard as Master since then.</summary>
    public static HeardMaster Hearing(int place, Instant since)
    {
        var advertisement = new Advertisement(
            Address(place),
            VrrpVersion.V3,
            Web.Vrid,
            new Priority((byte)(254 - (place * 3))),
            AdvertisementInterval.Default,
            1,
            ChecksumForm.PseudoHeader,
            AdvertisementRemarks.None);
        return new HeardMaster(new HeardMastership(Address(place), since), advertisement, since, Released: false);
    }

    public static IPvXAddress Address(int place) => IPvXAddress.Parse($"192.0.2.{11 + place}");
}
