namespace Tandem.Vrrp.Model;

/// <summary>Which <see cref="ChecksumForm"/> a VRRPv3 IPv4 router sends. Both are always accepted.</summary>
public enum ChecksumSetting : byte
{
    /// <summary>The pseudo-header form, until a foreign peer is steadily heard using the RFC 9568 form.</summary>
    Auto,

    /// <summary>Pinned to <see cref="ChecksumForm.PseudoHeader"/>.</summary>
    PseudoHeader,

    /// <summary>Pinned to <see cref="ChecksumForm.MessageOnly"/>.</summary>
    MessageOnly,
}
