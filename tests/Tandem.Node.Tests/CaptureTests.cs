using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Somebody looks at a segment.</summary>
public sealed class CaptureTests
{
    private const uint Magic = 0xa1b2c3d4;

    [KernelFact(Needs = "nft")]
    public async Task What_a_Master_says_is_shown_to_whoever_looks_and_kept_in_a_file()
    {
        using var pair = new Pair();
        pair.A.Start(Pair.Configuration());
        await pair.A.Becomes("Master");
        var file = Path.Combine(pair.A.RunDirectory, "look.pcap");

        var shown = pair.Client.Network.Run(Binary.Path, "--capture", "eth0", "--count", "12", "--write", file);
        var own = pair.A.Network.Run(Binary.Path, "--capture", "front", "--config", pair.A.Write(Pair.Configuration()), "--node", "a", "--count", "3");

        Assert.Contains($" VRRP {pair.A.Address} version 3 vrid 51 priority 254 every 0.2 s, {Pair.Vip}, from {Pair.VirtualMac}\n", shown, StringComparison.Ordinal);
        Assert.Contains($" VRRP {pair.A.Address} version 3 vrid 51", own, StringComparison.Ordinal);
        Assert.Equal(Magic, BitConverter.ToUInt32(await File.ReadAllBytesAsync(file)));
    }

    [KernelFact(Needs = "ip")]
    public async Task An_interface_that_goes_ends_the_look_and_so_does_a_file_that_cannot_be_written()
    {
        using var network = new NetworkNamespace();
        network.Run("ip", "link", "add", "shortlived", "type", "veth", "peer", "name", "peer");
        network.Run("ip", "link", "set", "shortlived", "up");
        network.Run("ip", "link", "set", "peer", "up");
        network.Run("ip", "address", "add", "192.0.2.1/24", "dev", "shortlived");
        using var look = network.Start(Binary.Path, "--capture", "shortlived");
        await Until.True("it looks", () => Asks(network) && look.Output.Contains(" ARP ", StringComparison.Ordinal), TimeSpan.FromSeconds(20), () => look.Output + look.Error);

        network.Run("ip", "link", "del", "shortlived");

        Assert.Equal(1, look.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.StartsWith("tandem-node: interface shortlived cannot be captured any more: it is gone or down; ", look.Error, StringComparison.Ordinal);
        network.Run("ip", "link", "set", "lo", "up");
        using var unwritten = network.Start(Binary.Path, "--capture", "lo", "--write", "/nonexistent/look.pcap");
        Assert.Equal(1, unwritten.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.StartsWith("tandem-node: /nonexistent/look.pcap cannot be written: ", unwritten.Error, StringComparison.Ordinal);
    }

    private static bool Asks(NetworkNamespace network) => network.Run("sh", "-c", "ping -c 1 -W 1 192.0.2.2 || true").Length > 0;

    [Theory]
    [InlineData(1, "tandem-node: interface eth9 cannot be captured: it does not exist or CAP_NET_RAW is missing; run as root or grant CAP_NET_RAW", "--capture", "eth9")]
    [InlineData(2, "tandem-node: --count is 0; allowed 1..1000000", "--capture", "eth9", "--count", "0")]
    public void What_cannot_be_looked_at_is_one_line(int code, string line, params string[] arguments)
    {
        var run = Invocation.Run([.. arguments]);

        Assert.Equal((code, line + "\n"), (run.Code, run.Error));
    }
}
