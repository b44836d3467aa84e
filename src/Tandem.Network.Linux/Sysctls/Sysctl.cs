using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Sysctls;

/// <summary>A setting of one interface.</summary>
/// <param name="Family">net.ipv4 or net.ipv6.</param>
/// <param name="Interface">The interface; dots in its name are no separators.</param>
/// <param name="Name">Its last part.</param>
internal readonly record struct Sysctl(Family Family, string Interface, string Name)
{
    /// <summary>The file under /proc/sys, which shows the network namespace of the thread that opens it.</summary>
    internal string Path => $"/proc/sys/net/{FamilyName}/conf/{Interface}/{Name}";

    private string FamilyName => Family == Family.IPv4 ? "ipv4" : "ipv6";

    /// <summary>For IPv4 the kernel takes the larger of an interface's value and that of "all" for these.</summary>
    internal bool TakesLarger => Family == Family.IPv4 && Name is "arp_ignore" or "arp_announce" or "rp_filter" or "promote_secondaries";

    /// <summary>The same setting of another interface, or of "all" or "default".</summary>
    internal Sysctl Of(string other) => this with { Interface = other };

    /// <summary>As sysctl(8) and compose files write it: a dot in the interface's name becomes a slash.</summary>
    public override string ToString() => $"net.{FamilyName}.conf.{Interface.Replace('.', '/')}.{Name}";
}
