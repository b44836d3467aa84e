using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>Accepted advertisements of the peer, as the machine sees them.</summary>
internal static class Heard
{
    public static RouterEvent.AdvertisementReceived Of(byte priority, int centiseconds = 100, string? source = null) =>
        new(Advertisement(priority, centiseconds, source));

    public static Advertisement Advertisement(
        byte priority, int centiseconds = 100, string? source = null, ChecksumForm form = ChecksumForm.PseudoHeader) => new(
        source is null ? Routers.Peer4 : IPvXAddress.Parse(source),
        VrrpVersion.V3,
        new Vrid(10),
        new Priority(priority),
        new AdvertisementInterval(centiseconds),
        1,
        form,
        AdvertisementRemarks.None);
}
