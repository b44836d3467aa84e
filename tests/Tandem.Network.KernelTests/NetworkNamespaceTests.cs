using System.Net.NetworkInformation;
using Tandem.Testing;

namespace Tandem.Network.KernelTests;

/// <summary>The tool the kernel tests stand on: what it promises is checked before anything is built on it.</summary>
public sealed class NetworkNamespaceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [KernelFact]
    public void Hosts_on_a_bridge_reach_each_other()
    {
        using var network = new NetworkNamespace("lan");
        using var left = new NetworkNamespace("left");
        using var right = new NetworkNamespace("right");
        network.AddBridge("br0");
        left.Attach("eth0", network, "br0", "left");
        right.Attach("eth0", network, "br0", "right");

        left.Run("ip", "address", "add", "192.0.2.1/24", "dev", "eth0");
        right.Run("ip", "address", "add", "192.0.2.2/24", "dev", "eth0");

        Assert.Contains("1 received", left.Run("ping", "-c", "1", "-W", "5", "192.0.2.2"), StringComparison.Ordinal);
    }

    [KernelFact]
    public void A_thread_that_entered_sees_the_interfaces_inside_and_its_maker_does_not()
    {
        using var inside = new NetworkNamespace();
        inside.Run("ip", "link", "add", "only-inside", "type", "veth", "peer", "name", "other-end");

        var names = inside.Enter(() => File.ReadAllText("/proc/thread-self/net/dev"));

        Assert.Contains("only-inside", names, StringComparison.Ordinal);
        Assert.DoesNotContain(NetworkInterface.GetAllNetworkInterfaces(), found => found.Name == "only-inside");
    }

    [KernelFact]
    public void A_failure_inside_reaches_the_caller()
    {
        using var inside = new NetworkNamespace();

        var failure = Assert.Throws<InvalidOperationException>(() => inside.Enter(() => throw new InvalidOperationException("from inside")));

        Assert.Equal("from inside", failure.Message);
    }

    [KernelFact]
    public void A_failed_command_says_what_the_program_said()
    {
        using var inside = new NetworkNamespace();

        var failure = Assert.Throws<InvalidOperationException>(() => inside.Run("ip", "link", "set", "absent", "up"));

        Assert.Contains("Cannot find device \"absent\"", failure.Message, StringComparison.Ordinal);
    }

    [KernelFact]
    public void Dispose_ends_programs_also_their_children_and_deletes_the_namespace()
    {
        var inside = new NetworkNamespace();
        var parent = inside.Start("sh", "-c", "trap '' TERM; sleep 1000 & echo child $!; wait");
        parent.WaitForOutput("child", Limit);
        var child = int.Parse(parent.Output.Split(' ')[1]);

        inside.Dispose();

        Assert.True(parent.HasExited);
        Assert.False(File.Exists($"/run/netns/{inside.Name}"));
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), Limit), $"the child {child} is still running");
    }

    [KernelFact]
    public void Waiting_for_words_that_never_come_ends_with_what_was_said()
    {
        using var inside = new NetworkNamespace();
        using var program = inside.Start("sh", "-c", "echo something else");

        var failure = Assert.Throws<TimeoutException>(() => program.WaitForOutput("hello", TimeSpan.FromMilliseconds(300)));

        Assert.Contains("something else", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A killed orphan may stay a zombie until its new parent looks at it.</summary>
    private static bool HasEnded(int id) =>
        !File.Exists($"/proc/{id}/stat") || File.ReadAllText($"/proc/{id}/stat").Split(' ')[2] == "Z";
}
