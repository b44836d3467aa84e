using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads one entry of nodes.</summary>
internal static class NodeReader
{
    private const string AllowedAddress = "the node's own IPv4 or IPv6 address on the management network, without prefix length: 10.0.0.11";

    public static NodeOptions? Read(string name, ConfigSection node, IReadOnlyCollection<string> segments)
    {
        var interfaces = node.Section("interfaces");
        var overrides = new List<InterfaceOverride>();
        foreach (var segment in interfaces.Keys)
        {
            if (!segments.Contains(segment))
            {
                node.Context.Fault(interfaces.PathOf(segment), $"names the segment {segment}", Spelling.OneOf("segments", segment, segments));
            }
            else if (InterfaceReader.TryRead(interfaces, segment, out var value))
            {
                overrides.Add(new(segment, value));
            }
        }

        return TryReadAddress(node, out var address)
            ? new(name, address, [.. overrides.OrderBy(entry => entry.Segment, StringComparer.Ordinal)])
            : null;
    }

    private static bool TryReadAddress(ConfigSection node, out IPvXAddress address)
    {
        address = default;
        if (!node.TryReadText("address", AllowedAddress, out var text))
        {
            return false;
        }

        if (IPvXAddress.TryParse(text, out address) && AddressRules.Unusable(address) is null)
        {
            return true;
        }

        node.Context.Refuse(node.PathOf("address"), text, AllowedAddress);
        return false;
    }
}
