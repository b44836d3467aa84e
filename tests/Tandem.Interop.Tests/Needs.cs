namespace Tandem.Interop.Tests;

/// <summary>What must be installed for a test, in the words of <c>KernelFact.Needs</c>.</summary>
internal static class Needs
{
    internal const string Tandem = "libpcap.so.0.8,libnftables.so.1,nft,bridge";
    internal const string Keepalived = "keepalived,nft,bridge";
    internal const string Frr = "vrrpd,zebra,root of the host,nft,bridge";
}
