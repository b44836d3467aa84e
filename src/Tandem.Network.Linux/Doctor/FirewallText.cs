using Tandem.Network.Linux.Filter;

namespace Tandem.Network.Linux.Doctor;

/// <summary>The rules of nftables, and of iptables over it.</summary>
public static class FirewallText
{
    /// <summary>As "nft list ruleset" prints them; null when they cannot be read here.</summary>
    public static string? Read()
    {
        using var nftables = Nftables.Open(out _);
        return nftables is not null && nftables.Run("reading the firewall", "list ruleset", out var output) is null ? output : null;
    }
}
