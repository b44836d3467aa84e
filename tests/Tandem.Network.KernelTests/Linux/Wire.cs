using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>A node whose eth0 is one end of a cable, and a peer at the other end.</summary>
internal sealed class Wire : IDisposable
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(300);

    internal Wire(string parent = "eth0")
    {
        Parent = parent;
        Lan.Connect(Node, parent, Peer, "peer0");
        Node.Run("ip", "address", "add", "192.0.2.1/24", "dev", parent);
        Node.Run("ip", "-6", "address", "add", "fe80::1/64", "dev", parent, "nodad");
        Peer.Run("ip", "address", "add", "192.0.2.2/24", "dev", "peer0");
        RunDirectory = Directory.CreateTempSubdirectory("tandem-run-").FullName;
    }

    internal NetworkNamespace Node { get; } = new("node");

    internal NetworkNamespace Peer { get; } = new("peer");

    internal string Parent { get; }

    internal string RunDirectory { get; }

    internal SegmentPortOptions Options => new("front", Parent, Gate: true, Lease);

    internal static VirtualRouterKey Key4 { get; } = new("front", Family.IPv4, new Vrid(51));

    internal static VirtualRouterKey Key6 { get; } = new("front", Family.IPv6, new Vrid(51));

    public void Dispose()
    {
        Node.Dispose();
        Peer.Dispose();
        Directory.Delete(RunDirectory, recursive: true);
    }

    internal static RouterAttachment Attachment(VirtualRouterKey key, params string[] addresses) => new(
        new VirtualRouterParameters(key, VrrpVersion.V3, new Priority(100), AdvertisementInterval.Default, Addresses(addresses)),
        VirtualMac: true,
        Accept: true,
        new AnnouncementOptions(1, TimeSpan.FromSeconds(1)));

    internal static VirtualAddresses Addresses(params string[] addresses) => new(addresses.Select(text =>
    {
        var parts = text.Split('/');
        return new VirtualAddress(IPvXAddress.Parse(parts[0]), byte.Parse(parts[1]));
    }));
}
