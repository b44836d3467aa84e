using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The address list on the wire, compared with a configured one without building it.</summary>
internal static class AddressListField
{
    /// <summary>True when both name the same addresses. The order is only recommended to be the same (RFC 9568 §5.2.9).</summary>
    public static bool Matches(ReadOnlySpan<byte> message, Family family, VirtualAddresses own)
    {
        var count = message[AdvertisementLayout.AddressCount];
        if (count != own.Count)
        {
            return false;
        }

        var length = IPvXAddress.LengthOf(family);
        var list = message.Slice(AdvertisementLayout.Addresses, count * length);
        for (var i = 0; i < count; i++)
        {
            if (IPvXAddress.Read(family, list[(i * length)..]) != own[i].Address)
            {
                return MatchesInAnyOrder(list, family, own);
            }
        }

        return true;
    }

    /// <summary>Counts are equal, so the lists are when every address heard is one of ours and none comes twice.</summary>
    private static bool MatchesInAnyOrder(ReadOnlySpan<byte> list, Family family, VirtualAddresses own)
    {
        Span<bool> heard = stackalloc bool[VirtualAddresses.MostIPv4];
        var length = IPvXAddress.LengthOf(family);
        for (; !list.IsEmpty; list = list[length..])
        {
            var rank = own.RankOf(IPvXAddress.Read(family, list));
            if (rank < 0 || heard[rank])
            {
                return false;
            }

            heard[rank] = true;
        }

        return true;
    }
}
