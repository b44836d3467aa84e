namespace Tandem.Testing;

/// <summary>Cables between namespaces: everything is made inside them, so the root namespace never sees an interface.</summary>
public static class Lan
{
    /// <summary>Connects two namespaces by a veth pair and sets both ends up.</summary>
    public static void Connect(NetworkNamespace left, string leftInterface, NetworkNamespace right, string rightInterface)
    {
        left.Run("ip", "link", "add", leftInterface, "type", "veth", "peer", "name", rightInterface, "netns", right.Name);
        left.Run("ip", "link", "set", leftInterface, "up");
        right.Run("ip", "link", "set", rightInterface, "up");
    }

    /// <summary>Makes a bridge that forwards at once (no spanning tree) and floods all multicast (no snooping).</summary>
    public static void AddBridge(this NetworkNamespace network, string bridge)
    {
        network.Run("ip", "link", "add", bridge, "type", "bridge", "stp_state", "0", "forward_delay", "0", "mcast_snooping", "0");
        network.Run("ip", "link", "set", bridge, "up");
    }

    /// <summary>Connects <paramref name="host"/>'s interface to a port of a bridge.</summary>
    public static void Attach(this NetworkNamespace host, string hostInterface, NetworkNamespace network, string bridge, string port)
    {
        Connect(host, hostInterface, network, port);
        network.Run("ip", "link", "set", port, "master", bridge);
    }
}
