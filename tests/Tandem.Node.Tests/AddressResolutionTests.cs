using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

public sealed class AddressResolutionTests
{
    [KernelFact(Needs = "nft,ping,tcpdump")]
    public async Task The_clients_entry_is_the_virtual_MAC_also_when_the_nodes_themselves_ask()
    {
        using var pair = new Pair();
        using var tap = new PortTap(pair, pair.A, "arp");
        await pair.Start();
        Assert.True(Pair.Answers(pair.Client));
        IsVirtual(pair);

        // The Master speaks from the address, and must ask for the client first.
        pair.A.Network.Run("ip", "neigh", "flush", "dev", "eth0");
        pair.A.Network.Run("sh", "-c", $"ping -c 1 -W 1 -I {Pair.Vip} {pair.Client.Address} || true");
        IsVirtual(pair);

        // Both speak to the client from their own addresses.
        pair.B.Network.Run("ping", "-c", "1", "-W", "5", pair.Client.Address);
        pair.A.Network.Run("ping", "-c", "1", "-W", "5", pair.Client.Address);
        IsVirtual(pair);

        pair.A.Stop();
        await pair.B.Becomes("Master");
        await Until.True("b answers", () => Pair.Answers(pair.Client), Until.Long, () => pair.B.Said);
        IsVirtual(pair);
        Assert.DoesNotContain(tap.Lines, line => line.Contains($"{pair.A.Mac} >", StringComparison.Ordinal) && line.Contains($"{Pair.Vip} ", StringComparison.Ordinal)
            && !line.Contains($"who-has {Pair.Vip} tell {pair.A.Address}", StringComparison.Ordinal));
    }

    private static void IsVirtual(Pair pair) => Assert.Contains(
        $"{Pair.Vip} dev eth0 lladdr {Pair.VirtualMac}", pair.Client.Network.Run("ip", "-4", "neigh", "show"), StringComparison.Ordinal);
}
