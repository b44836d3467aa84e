using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The reception checks that compare a sound message with the virtual router that hears it.</summary>
internal static class FieldChecks
{
    /// <summary>RFC 9568 §7.1 with errata 8299, 8300 and 8301.</summary>
    public static DiscardReason RunV3(ReadOnlySpan<byte> payload, IPvXAddress source)
    {
        if (payload[AdvertisementLayout.AddressCount] == 0)
        {
            return DiscardReason.AddressCountZero;
        }

        if (source.Family == Family.IPv6 && !IPvXAddress.Read(Family.IPv6, payload[AdvertisementLayout.Addresses..]).IsLinkLocal)
        {
            return DiscardReason.FirstAddressNotLinkLocal;
        }

        if (IntervalField.IsZero(payload))
        {
            return DiscardReason.IntervalZero;
        }

        return IsSender(source) ? DiscardReason.None : DiscardReason.Source;
    }

    /// <summary>RFC 3768 §7.1: stricter than v3 about the interval, the addresses and the owner.</summary>
    public static DiscardReason RunV2(ReadOnlySpan<byte> payload, IPvXAddress source, VirtualRouterParameters own, bool sameAddresses)
    {
        if (own.IsOwner)
        {
            return DiscardReason.OwnerConflict;
        }

        if (payload[AdvertisementLayout.AuthenticationType] != 0)
        {
            return DiscardReason.AuthenticationType;
        }

        if (!sameAddresses && payload[AdvertisementLayout.Priority] != Priority.Owner.Value)
        {
            return DiscardReason.AddressListMismatch;
        }

        if (payload[AdvertisementLayout.IntervalSeconds] != IntervalField.Seconds(own.AdvertisementInterval))
        {
            return DiscardReason.IntervalMismatch;
        }

        return IsSender(source) ? DiscardReason.None : DiscardReason.Source;
    }

    /// <summary>An advertisement comes from a unicast address of an interface, in IPv6 from the link-local one (RFC 9568 §5.1.1.1, §5.1.2.1).</summary>
    private static bool IsSender(IPvXAddress source) => source.Family == Family.IPv6 ? source.IsLinkLocal : source.IsUnicastIPv4;
}
