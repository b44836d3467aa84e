using System.Runtime.InteropServices;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Node;

/// <summary>Tries on the loopback interface what no node can do without, and leaves nothing behind.</summary>
public static class KernelTrial
{
    private const int LoopbackIndex = 1;
    private const string Capture = "libpcap.so.0.8";

    private const string Table = """
        add table netdev tandem_trial
        add chain netdev tandem_trial egress { type filter hook egress device "lo" priority 0; }
        delete table netdev tandem_trial
        """;

    /// <summary>What is refused first, or null.</summary>
    /// <param name="gate">Whether any segment needs the gate.</param>
    public static Refusal? Run(bool gate)
    {
        if (!NativeLibrary.TryLoad(Capture, out _))
        {
            return new Refusal($"loading {Capture}", 0, "install libpcap (Debian, Ubuntu: libpcap0.8)");
        }

        try
        {
            using var netlink = new RtNetlink();
            PacketSocket.Open(LoopbackIndex).Dispose();
            return netlink.ProbeAddressProtocol(out _) ?? (gate ? TryGate() : null);
        }
        catch (InterfaceRefusedException refused)
        {
            return new Refusal(refused.Message, 0, "");
        }
    }

    private static Refusal? TryGate()
    {
        using var nftables = Nftables.Open(out var refusal);
        return refusal ?? nftables?.Run("trying the gate", Table);
    }
}
