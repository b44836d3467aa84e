using System.Net;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>The section "metrics" as the file has it.</summary>
/// <param name="Listen">An address, or <see cref="AddressPlace"/>, and a port; null: nowhere.</param>
/// <param name="Otlp">Where they are sent; null: nowhere.</param>
/// <param name="OtlpInterval">How often.</param>
public sealed record MetricsOptions(string? Listen, Uri? Otlp, TimeSpan OtlpInterval)
{
    /// <summary>Stands for the node's own address on the management network.</summary>
    public const string AddressPlace = "{address}";

    /// <summary>What holds when the section is left out.</summary>
    public static readonly MetricsOptions Default = new(null, null, TimeSpan.FromSeconds(30));

    /// <summary>For one node.</summary>
    /// <param name="address">Its own, on the management network.</param>
    public MetricsConfiguration For(IPvXAddress address) => new(Listen is null ? null : PlaceOf(Listen, address), Otlp, OtlpInterval);

    /// <summary>Null when the text is none.</summary>
    internal static IPEndPoint? PlaceOf(string text, IPvXAddress address)
    {
        var own = address.Family == Family.IPv6 ? $"[{address}]" : address.ToString();
        return IPEndPoint.TryParse(text.Replace(AddressPlace, own, StringComparison.Ordinal), out var place) && place.Port >= 1024 && !IsGroup(place.Address) ? place : null;
    }

    private static bool IsGroup(IPAddress address) => address.IsIPv6Multicast || address.GetAddressBytes() is [>= 224, _, _, _];
}
