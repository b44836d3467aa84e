using System.Net;
using System.Net.Sockets;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Tests.Harness;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Hosting;

/// <summary>What keeps the cluster's system from being made is one line with its cure, and is tried again.</summary>
public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_taken_port_is_told_once_and_used_when_it_is_free()
    {
        await using var cluster = new TestCluster(2);
        using (var squatter = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            squatter.Bind(new IPEndPoint(IPAddress.Parse(cluster.Node(0).Address.ToString()), cluster.Port));
            squatter.Listen();
            cluster.Start(0);
            await cluster.Becomes("n0 refuses", 10, () => cluster.Story.Contains("is taken (ss -ltnp shows by whom)", StringComparison.Ordinal));
        }

        await cluster.Becomes("n0 runs", 15, () => cluster.Sees(0, [0]));

        Assert.Single(cluster.Story.Split('\n'), line => line.Contains("cannot start", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_that_is_not_here_is_named_with_its_key() => Assert.Equal(
        "this host does not have the address 203.0.113.7: correct tandem.nodes.lb1.address, or give it to an interface",
        ListenTrial.Run(new("lb1", IPvXAddress.Parse("203.0.113.7")), 7112));

    /// <summary>1 s, doubled: 2, 4, 8, 16, then the limit of 30.</summary>
    [Fact]
    public void Pauses_double_up_to_their_limit_and_begin_anew_after_a_success()
    {
        var pause = new RetryPause(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 7).Select(_ => (int)pause.Next().TotalSeconds));
        pause.Reset();
        Assert.Equal(TimeSpan.FromSeconds(1), pause.Next());
    }
}
