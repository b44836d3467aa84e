using System.ComponentModel;
using Tandem.Network.Linux.Netlink;

namespace Tandem.Network.Linux.Segments;

/// <summary>All interfaces and addresses at one moment: with a thousand routers one listing is far cheaper than a question for each.</summary>
internal sealed class KernelView(IReadOnlyList<LinkInfo> links, IReadOnlyList<AddressInfo> addresses)
{
    /// <summary>A listing that others interrupt may tell of one twice.</summary>
    private readonly Dictionary<string, LinkInfo> _links = links.GroupBy(link => link.Name).ToDictionary(group => group.Key, group => group.Last());
    private readonly ILookup<int, AddressInfo> _addresses = addresses.ToLookup(info => info.InterfaceIndex);

    /// <summary>Looks; null when the kernel does not tell, because others change it faster than it can be read.</summary>
    internal static KernelView? TryTake(RtNetlink netlink)
    {
        try
        {
            return new KernelView(netlink.Links(), netlink.Addresses());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    internal LinkInfo? Find(string name) => _links.GetValueOrDefault(name);

    internal IEnumerable<AddressInfo> AddressesOf(int index) => _addresses[index];
}
