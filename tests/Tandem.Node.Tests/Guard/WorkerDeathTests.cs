using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>A worker that dies or stands still, with its guard alive. The Master_Down_Interval is 1.8 s, so nothing here comes from a deadline.</summary>
public sealed class WorkerDeathTests(ITestOutputHelper output)
{
    private const string Vrrp = "ip proto 112";

    [KernelTheory(Needs = "nft,tcpdump")]
    [InlineData(Machine.SIGKILL, "was killed by SIGKILL", 1.0)]
    [InlineData(Machine.SIGSEGV, "was killed by SIGSEGV", 1.0)]
    [InlineData(Machine.SIGSTOP, "and was killed", 1.3)]
    public async Task The_peer_takes_over_at_once_and_a_fresh_worker_returns(int signal, string said, double within)
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow());
        using var atA = new PortTap(pair, pair.A, Vrrp);
        using var atB = new PortTap(pair, pair.B, Vrrp);

        var dead = pair.A.WorkerIds[^1];
        if (signal == Machine.SIGSEGV)
        {
            // The runtime takes the first for a fault of the program, gives the default action back and expects the fault again.
            pair.A.SignalWorker(signal);
            await Until.Passed(TimeSpan.FromMilliseconds(200));
        }

        var at = GuardedStart.Now;
        pair.A.SignalWorker(signal);
        await pair.B.Becomes("Master");

        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        await Until.True("b advertises", () => atB.Times.Count > 0, Until.Long, () => pair.B.Said);
        output.WriteLine($"signal {signal}: the peer's first advertisement {1000 * (atB.Times[0] - at):0} ms after it");
        Assert.InRange(atB.Times[0] - at, 0, within);
        await pair.A.Says($"worker {dead} ");
        await pair.A.Says(said);
        await pair.A.Says("routers released: 1");
        await Until.True("a is Master again", () => pair.A.WorkerIds.Count == 2 && pair.A.Role == "Master" && pair.B.Role == "Backup", Until.Long, () => pair.A.Said + pair.B.Said);
        Assert.Single(atA.Lines, line => line.Contains("prio 0", StringComparison.Ordinal));
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task Nobody_answers_twice_after_a_freeze()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow("preempt = off"));
        using var atA = new PortTap(pair, pair.A, "arp[6:2] = 2 and ether src " + Pair.VirtualMac);
        using var atB = new PortTap(pair, pair.B, "arp[6:2] = 2 and ether src " + Pair.VirtualMac);
        using var questions = new AddressQuestions(pair.Client);
        await Until.True("a answers", () => atA.Lines.Count > 10, Until.Long, () => "");

        pair.A.SignalWorker(Machine.SIGSTOP);
        await Until.True("b answers", () => atB.Lines.Count > 100, Until.Long, () => pair.B.Said);

        output.WriteLine($"b's first answer {1000 * (atB.Times[0] - atA.Times[^1]):0} ms after a's last");
        Assert.True(atB.Times[0] > atA.Times[^1], "both answered");
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task Only_open_routers_are_released()
    {
        using var pair = new Pair();
        var configuration = GuardedStart.Slow().Replace(
            "virtual-routers {", "virtual-routers { api { segment = front, vrid = 52, addresses = [\"192.0.2.101/24\"], prefer = [b, a] }", StringComparison.Ordinal);
        await GuardedStart.Of(pair, configuration, routers: 2, both: false);
        await Until.True("b holds the other", () => pair.B.Holds("192.0.2.101") && !pair.A.Holds("192.0.2.101"), Until.Long, () => pair.B.Said);
        using var atA = new PortTap(pair, pair.A, Vrrp);

        pair.A.SignalWorker(Machine.SIGKILL);
        await pair.A.Says("routers released: 1");

        var farewell = Assert.Single(atA.Lines, line => line.Contains("prio 0", StringComparison.Ordinal));
        Assert.Contains("vrid 51", farewell, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task Beside_the_interface_s_own_addresses_only_ours_are_removed()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow("virtual-mac = off"));

        pair.A.Worker.Signal(Machine.SIGSTOP);
        var worker = pair.A.WorkerIds[^1];
        pair.A.Worker.Signal(Machine.SIGCONT);
        RunningProgram.Signal(worker, Machine.SIGKILL, "the worker");
        await pair.B.Becomes("Master");

        Assert.Equal("Backup -> Master, MasterReleased", pair.B.Transitions[^1]);
        await Until.True("a's own address stays", () => pair.A.Holds("192.0.2.10"), Until.Long, () => pair.A.Said);
        Assert.DoesNotContain("fail: Tandem.Guard[0] deleting", pair.A.Said, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public async Task An_operator_s_own_address_that_equals_a_virtual_one_stays()
    {
        using var pair = new Pair();
        pair.A.Network.Run("ip", "address", "add", Pair.Vip + "/24", "dev", "eth0");
        await GuardedStart.Of(pair, GuardedStart.Slow("virtual-mac = off"));

        pair.A.SignalWorker(Machine.SIGKILL);
        await pair.A.Says("routers released: 1");

        Assert.True(pair.A.Holds(Pair.Vip), "the guard has removed what was not the worker's");
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task The_farewell_comes_from_the_Ethernet_address_that_the_interface_has_now()
    {
        const string Bond = "02:00:00:00:00:1a";
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow("virtual-mac = off"));
        using var atA = new PortTap(pair, pair.A, Vrrp);
        pair.A.Network.Run("ip", "link", "set", "eth0", "address", Bond);
        await Until.True("a advertises from it", () => atA.Lines.Any(line => line.Contains(Bond, StringComparison.Ordinal)), Until.Long, () => pair.A.Said);

        pair.A.SignalWorker(Machine.SIGKILL);
        await pair.A.Says("routers released: 1");

        var farewell = Assert.Single(atA.Lines, line => line.Contains("prio 0", StringComparison.Ordinal));
        Assert.Contains(Bond + " >", farewell, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public async Task A_worker_that_dies_again_and_again_is_waited_for_longer_and_longer()
    {
        using var pair = new Pair();
        await GuardedStart.Of(pair, GuardedStart.Slow("preempt = off"));

        foreach (var wait in (string[])["restart at once", "restart in 1 s", "restart in 2 s"])
        {
            var lives = pair.A.WorkerIds.Count;
            pair.A.SignalWorker(Machine.SIGKILL);
            await pair.A.Says(wait);
            Assert.False(pair.A.Holds(Pair.Vip), "the address is left while nobody guards it");
            await pair.B.Becomes("Master");
            await Until.True("the next life is ready", () => pair.A.WorkerIds.Count > lives && pair.A.Said.Contains($"worker {pair.A.WorkerIds[^1]} is ready", StringComparison.Ordinal), Until.Long, () => pair.A.Said);
        }
    }
}
