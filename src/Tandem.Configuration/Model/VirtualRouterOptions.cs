using Tandem.Network.Checks;
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
    /// <summary>Its health checks, and what they do to it.</summary>
    public ValueList<RouterCheck> Checks { get; init; } = [];

    /// <summary>Whether a node takes part.</summary>
    public bool Has(string node) => Participants.Any(participant => participant.Node == node);

    /// <summary>How long a node that returns leaves a Master of lower priority alone; null until the document's own value is put in its place.</summary>
    public TimeSpan? PreemptDelay { get; init; }

    /// <summary>Whom it believes.</summary>
    public Authenticity Authenticity { get; init; }

    /// <summary>Routers that take part without being nodes: they are believed as they are.</summary>
    public ValueList<IPvXAddress> ForeignPeers { get; init; } = [];

    /// <summary>What one participant runs.</summary>
    /// <param name="participant">Which.</param>
    /// <param name="hasChannel">Whether the nodes talk to each other beside VRRP.</param>
    public RouterConfiguration For(Participant participant, bool hasChannel) => new(
        Name,
        new VirtualRouterParameters(Key, Version, participant.Priority, AdvertisementInterval, Addresses, Preempt, Checksum),
        VirtualMac,
        Accept,
        Announcements)
    {
        Checks = Checks,
        Others = [.. Participants.Select(other => other.Node).Where(node => node != participant.Node)],
        PreemptDelay = PreemptDelay ?? TimeSpan.Zero,
        Participants = Participants,
        Authenticity = Authenticity == Authenticity.Auto ? hasChannel && Participants.Count > 1 ? Authenticity.Attested : Authenticity.Vrrp : Authenticity,
        ForeignPeers = ForeignPeers,
    };
}
