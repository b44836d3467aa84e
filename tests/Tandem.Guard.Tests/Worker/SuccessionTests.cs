using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Worker;

/// <summary>
/// One worker follows another, step by step on a real interface. Both are processes that only sleep; what they say the test says for them, and time
/// is what the test says it is.
/// </summary>
public sealed class SuccessionTests : IDisposable
{
    private static readonly VirtualRouterKey First = new("front", Family.IPv4, new Vrid(1));
    private static readonly VirtualRouterKey Second = new("front", Family.IPv4, new Vrid(2));
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
    private readonly NetworkNamespace _node = new("node");
    private readonly NetworkNamespace _peer = new("peer");
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-succession-").FullName;

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void A_node_that_could_hand_over_everything_is_to_be_restarted() => Staged(stage =>
    {
        stage.Now.Says(new GuardRecord.HandsOver(true));
        stage.Look();

        Assert.Equal(SuccessionOutcome.Restart, Assert.Single(stage.Told).Code);
        Assert.Equal(1, stage.Lives);
        Assert.Equal(SuccessionStage.None, stage.Succession.Stage);
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void One_that_does_not_answer_is_taken_for_one_that_could_not() => Staged(stage =>
    {
        Assert.Null(stage.Succession.Tick(stage.Life, stage.Start + TimeSpan.FromSeconds(1)));

        Assert.Equal(2, stage.Lives);
        Assert.Equal(SuccessionStage.Waiting, stage.Succession.Stage);
        Assert.Empty(stage.Told);
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void A_successor_that_is_not_ready_within_30_s_is_ended_and_the_worker_of_now_hears_nothing_of_it() => Staged(stage =>
    {
        var successor = stage.BeginSuccessor();
        Assert.Null(stage.Succession.Tick(stage.Life, successor.StartedAt + TimeSpan.FromSeconds(29)));
        Assert.Empty(stage.Told);

        Assert.Null(stage.Succession.Tick(stage.Life, MonotonicClock.Now + TimeSpan.FromSeconds(31)));

        AssertWentOn(stage, "was not ready within 30 s");
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void A_successor_that_dies_while_it_waits_changes_nothing() => Staged(stage =>
    {
        var successor = stage.BeginSuccessor();
        successor.Process.Signal(LibC.SIGKILL);
        Assert.True(successor.Process.WaitForEnd(Long));

        stage.Look();

        AssertWentOn(stage, "has ended by itself");
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void A_successor_that_dies_before_the_worker_of_now_has_left_changes_nothing() => Staged(stage =>
    {
        var successor = stage.BeginSuccessor();
        stage.Next!.Says(new GuardRecord.Held());
        stage.Look();
        Assert.Equal(SuccessionStage.Leaving, stage.Succession.Stage);
        successor.Process.Signal(LibC.SIGKILL);
        Assert.True(successor.Process.WaitForEnd(Long));

        stage.Now.Says(new GuardRecord.Left());
        stage.Look();

        AssertWentOn(stage, "has ended by itself");
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void What_is_left_stays_open_and_what_the_successor_does_not_carry_is_released_when_it_is_ready() => Staged(stage =>
    {
        var successor = Follow(stage);
        Assert.Equal(2, Held());
        Assert.True(IsAnyGateOpen());

        stage.Next!.Says(stage.WillOf(First));
        stage.Next!.Says(new GuardRecord.Ready(1));
        SuccessionStageSet.Drain(successor);
        Assert.Empty(stage.Succession.Complete(successor));

        Assert.Equal(1, Held());
        Assert.Equal(1, OpenGates());
        Assert.Equal(SuccessionOutcome.Done, Assert.Single(stage.Told).Code);
        Assert.Equal(SuccessionStage.None, stage.Succession.Stage);
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void A_successor_that_fails_after_that_is_charged_and_all_that_was_left_is_released() => Staged(stage =>
    {
        var successor = Follow(stage);

        var charge = stage.Succession.Tick(successor, MonotonicClock.Now + TimeSpan.FromSeconds(31));
        Assert.Equal("did not take over within 30 s", charge);
        Assert.Empty(stage.Succession.Release());

        Assert.Equal(0, Held());
        Assert.False(IsAnyGateOpen(), "a gate is open");
        Assert.Empty(stage.Succession.ReleaseAgain());
        Assert.Equal(SuccessionOutcome.Failed, Assert.Single(stage.Told).Code);
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void Nobody_follows_a_worker_that_ends_when_it_is_not_to() => Staged(stage =>
    {
        stage.BeginSuccessor();
        stage.Life.Process.Signal(LibC.SIGKILL);
        Assert.True(stage.Life.Process.WaitForEnd(Long));

        Assert.Null(stage.Succession.Follow(stage.Life, MonotonicClock.Now));
    });

    public void Dispose()
    {
        _node.Dispose();
        _peer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void AssertWentOn(SuccessionStageSet stage, string why)
    {
        var outcome = Assert.Single(stage.Told);
        Assert.Equal(SuccessionOutcome.Failed, outcome.Code);
        Assert.Contains(why, outcome.Sentence, StringComparison.Ordinal);
        Assert.False(stage.Life.Process.WaitForEnd(TimeSpan.Zero), "the worker of now was ended");
        Assert.Equal(SuccessionStage.None, stage.Succession.Stage);
    }

    /// <summary>To the moment when the worker of before is gone and its successor is told to begin.</summary>
    private static Life Follow(SuccessionStageSet stage)
    {
        stage.BeginSuccessor();
        stage.Next!.Says(new GuardRecord.Held());
        stage.Look();
        stage.Now.Says(new GuardRecord.Left());
        stage.Look();
        Assert.Equal(SuccessionStage.Dying, stage.Succession.Stage);
        Assert.True(stage.Life.Process.WaitForEnd(Long), "the worker of now was not ended");
        return stage.Succession.Follow(stage.Life, MonotonicClock.Now)!;
    }

    private void Staged(Action<SuccessionStageSet> body)
    {
        Lan.Connect(_node, "eth0", _peer, "peer0");
        _node.Run("ip", "address", "add", "192.0.2.1/24", "dev", "eth0");
        _node.Enter(() =>
        {
            using var kernel = SegmentKernel.Open(new SegmentPortOptions("front", "eth0", Gate: true, TimeSpan.FromSeconds(30)), _folder, warning => Assert.Fail(warning));
            using var stage = new SuccessionStageSet(kernel, _folder);
            foreach (var key in (VirtualRouterKey[])[First, Second])
            {
                stage.Open(key);
            }

            body(stage);
        });
    }

    private string Masters() => _node.Run("nft", "list", "set", "netdev", "tandem-eth0", "master");

    private bool IsAnyGateOpen() => OpenGates() > 0;

    private int OpenGates() => Masters().Split("0x5e0001").Length - 1;

    private int Held() => _node.Run("ip", "address", "show").Split("inet 192.0.3.").Length - 1;
}
