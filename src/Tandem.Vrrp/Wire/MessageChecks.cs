using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The reception checks that need no virtual router: length, TTL, version, type, completeness, checksum (RFC 9568 §7.1).</summary>
internal static class MessageChecks
{
    /// <summary>The checksum form that is sent: v2 and IPv6 leave no choice (RFC 3768 §5.3.8, RFC 9568 §5.2.8).</summary>
    public static ChecksumForm FormOf(VrrpVersion version, Family family, ChecksumForm chosen)
    {
        if (version == VrrpVersion.V2)
        {
            return ChecksumForm.MessageOnly;
        }

        return family == Family.IPv6 ? ChecksumForm.PseudoHeader : chosen;
    }

    /// <summary>Runs them in order.</summary>
    /// <param name="payload">What follows the IP header.</param>
    /// <param name="ttl">TTL or Hop Limit.</param>
    /// <param name="source">Source in the IP header.</param>
    /// <param name="destination">Destination in the IP header.</param>
    /// <param name="version">The version that is asked for.</param>
    /// <param name="expectedForm">The checksum form that is tried first.</param>
    /// <param name="form">The checksum form that verified.</param>
    public static DiscardReason Run(
        ReadOnlySpan<byte> payload,
        byte ttl,
        IPvXAddress source,
        IPvXAddress destination,
        VrrpVersion version,
        ChecksumForm expectedForm,
        out ChecksumForm form)
    {
        form = FormOf(version, source.Family, expectedForm);
        if (payload.Length < AdvertisementLayout.Addresses)
        {
            return DiscardReason.PacketLength;
        }

        if (ttl != AdvertisementLayout.Ttl)
        {
            return DiscardReason.TtlNot255;
        }

        if (payload[AdvertisementLayout.VersionAndType] >> 4 != (byte)version)
        {
            return DiscardReason.Version;
        }

        if ((payload[AdvertisementLayout.VersionAndType] & 0xF) != AdvertisementLayout.TypeAdvertisement)
        {
            return DiscardReason.InvalidType;
        }

        // Bytes after the last address are tolerated in IPv4 only: in IPv6 it would be open whether the checksum covers them.
        var length = AdvertisementLayout.Length(version, source.Family, payload[AdvertisementLayout.AddressCount]);
        if (payload.Length < length || (payload.Length > length && source.Family == Family.IPv6))
        {
            return DiscardReason.PacketLength;
        }

        var sum = InternetChecksum.Add(0, payload[..length]);
        var pseudoHeader = InternetChecksum.PseudoHeader(source, destination, AdvertisementLayout.Protocol, length);
        if (Verifies(form))
        {
            return DiscardReason.None;
        }

        if (version != VrrpVersion.V3 || source.Family != Family.IPv4)
        {
            return DiscardReason.Checksum;
        }

        form = form == ChecksumForm.PseudoHeader ? ChecksumForm.MessageOnly : ChecksumForm.PseudoHeader;
        return Verifies(form) ? DiscardReason.None : DiscardReason.Checksum;

        bool Verifies(ChecksumForm assumed) =>
            InternetChecksum.Finish(assumed == ChecksumForm.PseudoHeader ? sum + pseudoHeader : sum) == 0;
    }
}
