namespace Tandem.Interop.Tests.Wire;

/// <summary>What the checksum of a VRRPv3 advert for IPv4 covers.</summary>
internal enum ChecksumForm
{
    Wrong,

    /// <summary>The message alone (RFC 9568).</summary>
    MessageOnly,

    /// <summary>The message and a pseudo-header, what keepalived and FRR send and require.</summary>
    PseudoHeader,
}
