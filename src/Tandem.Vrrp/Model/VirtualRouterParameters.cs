namespace Tandem.Vrrp.Model;

/// <summary>Everything configured about one virtual router that the protocol looks at (RFC 9568 §6.1).</summary>
/// <param name="Key">Link, family and VRID.</param>
/// <param name="Version">The one version it speaks and hears.</param>
/// <param name="Priority">Effective priority, 1..255; 255 only for the address owner.</param>
/// <param name="AdvertisementInterval">Own period while Master.</param>
/// <param name="Addresses">1..255 (IPv6: 1..90) addresses; IPv6: the first is link-local.</param>
/// <param name="PreemptMode">Whether a Backup takes over from a Master of lower priority. The owner always does.</param>
/// <param name="Checksum">VRRPv3 for IPv4: which checksum form is sent.</param>
public sealed record VirtualRouterParameters(
    VirtualRouterKey Key,
    VrrpVersion Version,
    Priority Priority,
    AdvertisementInterval AdvertisementInterval,
    VirtualAddresses Addresses,
    bool PreemptMode = true,
    ChecksumSetting Checksum = ChecksumSetting.Auto)
{
    /// <summary>Priority 255: the owner of the addresses (RFC 9568 §5.2.4).</summary>
    public bool IsOwner => Priority.IsOwner;
}
