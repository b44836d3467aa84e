using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

public sealed class BackupTests
{
    [KernelFact(Needs = "ping,nft")]
    public async Task A_Backup_reaches_the_address_its_peer_holds()
    {
        using var pair = new Pair();
        await pair.Start();
        using var server = pair.A.Network.Start("tcpdump", "-n", "-l", "-i", "any", "tcp port 7 and dst host " + Pair.Vip);
        server.WaitForOutput("listening on", Until.Long);

        Assert.True(Pair.Answers(pair.B), "the Backup cannot ping the address");
        Assert.True(Pair.Answers(pair.Client), "the client cannot ping the address");

        // Nobody listens on port 7, so a refusal that comes back is the Master's own word over TCP.
        var refused = Assert.Throws<System.Net.Sockets.SocketException>(() => pair.B.Network.Enter(() =>
        {
            using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Connect(Pair.Vip, 7);
        }));
        Assert.Equal(System.Net.Sockets.SocketError.ConnectionRefused, refused.SocketErrorCode);
        await Until.True("the Master saw it", () => server.Output.Contains("192.0.2.11", StringComparison.Ordinal), Until.Long, () => server.Output);
    }

    [KernelFact(Needs = "tcpdump,nft")]
    public async Task A_Backup_emits_no_frame_from_a_virtual_MAC_also_with_IPv6_routers()
    {
        using var pair = new Pair();
        using var tap = new PortTap(pair, pair.B, "ether[6:4] = 0x00005e00");
        await pair.Start(Pair.Configuration(addresses: "\"fe80::100/64\", \"2001:db8::100/64\""), "2001:db8::100");

        await Until.Passed(TimeSpan.FromSeconds(10));

        Assert.Empty(tap.Lines);
        Assert.Equal(["Initialize -> Backup, Startup"], pair.B.Transitions);
    }
}
