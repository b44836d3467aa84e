using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>Advertisements to bytes and back (RFC 9568 §5.2, §7.1; RFC 3768 §5.3, §7.1). Never allocates, never throws on what was received.</summary>
public static class AdvertisementCodec
{
    /// <summary>Bytes of the VRRP message a router sends.</summary>
    public static int Length(VirtualRouterParameters parameters) =>
        AdvertisementLayout.Length(parameters.Version, parameters.Key.Family, parameters.Addresses.Count);

    /// <summary>Writes the VRRP message, without IP header, and returns its length.</summary>
    /// <param name="parameters">Whose advertisement.</param>
    /// <param name="priority">The Priority field; <see cref="Priority.Release"/> when leaving.</param>
    /// <param name="source">Source in the IP header; the pseudo-header covers it.</param>
    /// <param name="form">v3 for IPv4: what the checksum covers. Without effect for IPv6 and v2, which leave no choice.</param>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public static int Encode(VirtualRouterParameters parameters, Priority priority, IPvXAddress source, ChecksumForm form, Span<byte> destination)
    {
        var message = destination[..Length(parameters)];
        var family = parameters.Key.Family;
        message[AdvertisementLayout.VersionAndType] = (byte)(((byte)parameters.Version << 4) | AdvertisementLayout.TypeAdvertisement);
        message[AdvertisementLayout.Vrid] = parameters.Key.Vrid.Value;
        message[AdvertisementLayout.Priority] = priority.Value;
        message[AdvertisementLayout.AddressCount] = (byte)parameters.Addresses.Count;
        IntervalField.Write(message, parameters);
        message.Slice(AdvertisementLayout.Checksum, 2).Clear();
        var rest = message[AdvertisementLayout.Addresses..];
        for (var i = 0; i < parameters.Addresses.Count; i++)
        {
            parameters.Addresses[i].Address.Write(rest);
            rest = rest[IPvXAddress.LengthOf(family)..];
        }

        rest.Clear();
        var sum = InternetChecksum.Add(0, message);
        if (MessageChecks.FormOf(parameters.Version, family, form) == ChecksumForm.PseudoHeader)
        {
            sum += InternetChecksum.PseudoHeader(source, IPvXAddress.VrrpGroup(family), AdvertisementLayout.Protocol, message.Length);
        }

        BinaryPrimitives.WriteUInt16BigEndian(message[AdvertisementLayout.Checksum..], InternetChecksum.Finish(sum));
        return message.Length;
    }

    /// <summary>Reads the VRID without judging anything else, for the look-up of the virtual router.</summary>
    public static bool TryPeekVrid(ReadOnlySpan<byte> payload, out byte vrid)
    {
        var readable = payload.Length > AdvertisementLayout.Vrid;
        vrid = readable ? payload[AdvertisementLayout.Vrid] : (byte)0;
        return readable;
    }

    /// <summary>
    /// Judges a message whose VRID is not configured: the checks before the VRID come first, so that counters do not depend on
    /// whether somebody uses the VRID. Version 2 or 3 will do.
    /// </summary>
    /// <returns>The first check that fails, else <see cref="DiscardReason.UnknownVrid"/>.</returns>
    public static DiscardReason CheckUnknown(ReadOnlySpan<byte> payload, byte ttl, IPvXAddress source, IPvXAddress destination)
    {
        var isV2 = source.Family == Family.IPv4 && !payload.IsEmpty && payload[AdvertisementLayout.VersionAndType] >> 4 == (byte)VrrpVersion.V2;
        var reason = MessageChecks.Run(
            payload, ttl, source, destination, isV2 ? VrrpVersion.V2 : VrrpVersion.V3, ChecksumForm.PseudoHeader, out _);
        return reason == DiscardReason.None ? DiscardReason.UnknownVrid : reason;
    }

    /// <summary>Judges and reads a message for one virtual router; the checks run in the order of <see cref="DiscardReason"/>.</summary>
    /// <param name="payload">What follows the IP header and its options, bounded by the length in the IP header.</param>
    /// <param name="ttl">TTL or Hop Limit.</param>
    /// <param name="source">Source in the IP header.</param>
    /// <param name="destination">Destination in the IP header.</param>
    /// <param name="own">The virtual router that hears it.</param>
    /// <param name="expectedForm">v3 for IPv4: the checksum form this router sends. The other one is accepted too, with a remark.</param>
    /// <param name="advertisement">What it says, if it is accepted.</param>
    public static DiscardReason Decode(
        ReadOnlySpan<byte> payload,
        byte ttl,
        IPvXAddress source,
        IPvXAddress destination,
        VirtualRouterParameters own,
        ChecksumForm expectedForm,
        out Advertisement advertisement)
    {
        advertisement = default;
        var reason = MessageChecks.Run(payload, ttl, source, destination, own.Version, expectedForm, out var form);
        if (reason != DiscardReason.None)
        {
            return reason;
        }

        if (payload[AdvertisementLayout.Vrid] != own.Key.Vrid.Value || source.Family != own.Key.Family)
        {
            return DiscardReason.UnknownVrid;
        }

        var sameAddresses = AddressListField.Matches(payload, source.Family, own.Addresses);
        reason = own.Version == VrrpVersion.V2
            ? FieldChecks.RunV2(payload, source, own, sameAddresses)
            : FieldChecks.RunV3(payload, source);
        if (reason != DiscardReason.None)
        {
            return reason;
        }

        var interval = IntervalField.Read(payload, own.Version);
        var remarks = (sameAddresses ? AdvertisementRemarks.None : AdvertisementRemarks.AddressListDiffers)
            | (interval == own.AdvertisementInterval ? AdvertisementRemarks.None : AdvertisementRemarks.IntervalDiffers)
            | (own.IsOwner ? AdvertisementRemarks.OwnerConflict : AdvertisementRemarks.None)
            | (form == MessageChecks.FormOf(own.Version, source.Family, expectedForm) ? AdvertisementRemarks.None : AdvertisementRemarks.OtherChecksumForm);
        advertisement = new Advertisement(
            source, own.Version, own.Key.Vrid, new Priority(payload[AdvertisementLayout.Priority]), interval,
            payload[AdvertisementLayout.AddressCount], form, remarks);
        return DiscardReason.None;
    }
}
