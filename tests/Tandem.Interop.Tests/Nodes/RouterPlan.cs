namespace Tandem.Interop.Tests.Nodes;

/// <summary>A virtual router as both products are told of it; only the priority differs between the nodes.</summary>
internal sealed record RouterPlan(int Vrid, params string[] Addresses)
{
    internal int Version { get; init; } = 3;

    internal TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(100);

    internal MacMode Macs { get; init; } = MacMode.Virtual;

    internal bool IsIpv6 => Addresses[0].Contains(':', StringComparison.Ordinal);

    internal string Prefixed(string address) => $"{address}/{(IsIpv6 ? 64 : 24)}";

    internal string VirtualMac => $"00:00:5e:00:0{(IsIpv6 ? 2 : 1)}:{Vrid:x2}";

    public override string ToString() => $"v{Version} IPv{(IsIpv6 ? 6 : 4)} {Macs}";
}
