using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>One virtual router as the file has it, defaults filled in.</summary>
public sealed record VirtualRouterOptions(
    string Name,
    VirtualRouterKey Key,
    VrrpVersion Version,
    VirtualAddresses Addresses,
    ValueList<Participant> Participants,
    AdvertisementInterval AdvertisementInterval,
    bool Preempt,
    bool VirtualMac,
    bool Accept,
    ChecksumSetting Checksum,
    AnnouncementOptions Announcements)
{
    /// <summary>What one participant runs.</summary>
    public RouterConfiguration For(Participant participant) => new(
        Name,
        new VirtualRouterParameters(Key, Version, participant.Priority, AdvertisementInterval, Addresses, Preempt, Checksum),
        VirtualMac,
        Accept,
        Announcements);
}
