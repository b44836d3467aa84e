using System.Net;
using System.Text.Json;
using Tandem.Testing;

namespace Tandem.Interop.Tests.Topology;

/// <summary>What a machine's kernel says about its links and addresses.</summary>
internal static class KernelView
{
    internal static IReadOnlyList<string> Links(NetworkNamespace network) =>
        [.. Read(network, "link").Select(link => link.GetProperty("ifname").GetString()!)];

    internal static int InterfaceIndex(NetworkNamespace network, string name) =>
        Read(network, "link").First(link => link.GetProperty("ifname").GetString() == name).GetProperty("ifindex").GetInt32();

    /// <summary>
    /// The addresses on links that can carry a frame now. A dead daemon leaves its addresses behind on a link that is down,
    /// and FRR keeps a Backup's on a macvlan that it holds down: neither holds anything.
    /// </summary>
    internal static IReadOnlySet<IPAddress> LiveAddresses(NetworkNamespace network) =>
        Read(network, "address").Where(IsLive).SelectMany(Addresses).ToHashSet();

    /// <summary>All addresses of a machine, also those on links that are down.</summary>
    internal static IReadOnlySet<IPAddress> Addresses(NetworkNamespace network) =>
        Read(network, "address").SelectMany(Addresses).ToHashSet();

    private static bool IsLive(JsonElement link) =>
        link.GetProperty("flags").EnumerateArray().Any(flag => flag.GetString() == "LOWER_UP");

    private static IEnumerable<IPAddress> Addresses(JsonElement link) =>
        link.TryGetProperty("addr_info", out var infos)
            ? infos.EnumerateArray().Where(info => info.TryGetProperty("local", out _)).Select(info => IPAddress.Parse(info.GetProperty("local").GetString()!))
            : [];

    private static JsonElement[] Read(NetworkNamespace network, string what) =>
        [.. JsonDocument.Parse(network.Run("ip", "-json", what, "show")).RootElement.EnumerateArray()];
}
