using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>A worker that is frozen or killed cannot close the gate; the kernel does it when the lease (300 ms) runs out.</summary>
[Collection(Alone.Name)]
public sealed class FrozenWorkerTests(ITestOutputHelper output)
{
    private const string Answer = "arp[6:2] = 2 and ether src " + Pair.VirtualMac;

    /// <summary>The lease and a second for a busy machine.</summary>
    private const double DarkWithin = 1.3;

    [KernelTheory(Needs = "nft,tcpdump")]
    [InlineData(Machine.SIGSTOP)]
    [InlineData(Machine.SIGKILL)]
    public async Task The_address_goes_dark_by_itself_and_the_peer_takes_over(int signal)
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "100ms"));
        using var atA = new PortTap(pair, pair.A, Answer);
        using var atB = new PortTap(pair, pair.B, Answer);
        using var questions = new AddressQuestions(pair.Client);
        await Until.True("a answers", () => atA.Lines.Count > 10, Until.Long, () => "");

        pair.A.Worker.Signal(signal);
        var frozenAt = atA.Times[^1];
        await Until.True("b answers", () => atB.Lines.Count > 100, Until.Long, () => pair.B.Said);

        var dark = atA.Times[^1] - frozenAt;
        var takeover = atB.Times[0] - frozenAt;
        output.WriteLine($"signal {signal}: dark after {dark * 1000:0} ms, the peer answers after {takeover * 1000:0} ms, {BothAnswered(atA, atB, frozenAt)} questions had two answers");
        Assert.InRange(dark, 0, DarkWithin);
        Assert.Equal("Backup -> Master, MasterDown", pair.B.Transitions[^1]);
    }

    [KernelFact(Needs = "nft,tcpdump")]
    public async Task A_worker_that_wakes_up_is_Master_again_as_any_preferred_node_that_returns()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "100ms"));
        using var atA = new PortTap(pair, pair.A, Answer);
        using var atB = new PortTap(pair, pair.B, Answer);
        using var questions = new AddressQuestions(pair.Client);
        pair.A.Worker.Signal(Machine.SIGSTOP);
        await pair.B.Becomes("Master");
        await Until.True("b answers", () => atB.Lines.Count > 100, Until.Long, () => pair.B.Said);
        var wokenAt = atB.Times[^1];

        pair.A.Worker.Signal(Machine.SIGCONT);
        await Until.True("a answers again", () => atA.Times.Count(time => time > wokenAt) > 100, Until.Long, () => pair.A.Said + pair.B.Said);
        await pair.B.Becomes("Backup");

        var both = BothAnswered(atA, atB, wokenAt);
        output.WriteLine($"{both} questions had two answers; b's last {1000 * (atB.Times[^1] - wokenAt):0} ms and a's first {1000 * (atA.Times.First(time => time > wokenAt) - wokenAt):0} ms after waking");
        // The new Master yields when it hears the first advertisement: 20 ms at most, so two questions.
        Assert.InRange(both, 0, 2);
    }

    /// <summary>The peer's Master_Down_Interval, 36 ms at most here, is shorter than the lease; the README says so.</summary>
    [KernelFact(Needs = "nft,tcpdump")]
    public async Task At_10_ms_a_frozen_node_answers_beside_the_next_Master_no_longer_than_the_lease()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "10ms"));
        using var atA = new PortTap(pair, pair.A, Answer);
        using var atB = new PortTap(pair, pair.B, Answer);
        using var questions = new AddressQuestions(pair.Client);
        await Until.True("a answers", () => atA.Lines.Count > 10, Until.Long, () => "");

        pair.A.Worker.Signal(Machine.SIGSTOP);
        await Until.True("b answers", () => atB.Lines.Count > 100, Until.Long, () => pair.B.Said);

        var both = atA.Times[^1] - atB.Times[0];
        output.WriteLine($"a's last answer {both * 1000:0} ms after b's first");
        Assert.InRange(both, -1, 0.3);
    }

    /// <summary>No gate shuts the node's own MAC: there the addresses live for a second unless the worker renews them.</summary>
    [KernelTheory]
    [InlineData(Machine.SIGSTOP)]
    [InlineData(Machine.SIGKILL)]
    public async Task Without_a_virtual_MAC_the_addresses_vanish_by_themselves(int signal)
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration("virtual-mac = off", interval: "100ms"));
        await Until.Passed(TimeSpan.FromSeconds(2));
        Assert.True(pair.A.Holds(Pair.Vip), "a living worker does not renew its address");
        Assert.DoesNotContain("was missing", pair.A.Said, StringComparison.Ordinal);

        pair.A.Worker.Signal(signal);
        var took = await Until.True("the address is gone", () => !pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said);

        output.WriteLine($"signal {signal}: the address was gone after {took.TotalMilliseconds:0} ms");
        Assert.InRange(took.TotalSeconds, 0, 2.5);
        await pair.B.Becomes("Master");
    }

    /// <summary>Answers of a with one of b within 4 ms: to the same question, as these come every 10 ms.</summary>
    private static int BothAnswered(PortTap a, PortTap b, double since)
    {
        var others = b.Times;
        return a.Times.Count(time => time > since && others.Any(other => Math.Abs(other - time) < 0.004));
    }
}
