using BenchmarkDotNet.Attributes;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Benchmarks;

/// <summary>The state machine: a Backup hears its Master, a Backup takes over, a Master advertises.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private static readonly Instant Now = new(1_000_000_000);
    private readonly VirtualRouter _backup;
    private readonly VirtualRouter _master;
    private readonly RouterEvent _heard;
    private readonly RouterEvent _deadline = new RouterEvent.DeadlineReached();

    public StepBenchmarks()
    {
        _backup = VirtualRouterMachine.Step(VirtualRouter.Configured(Stage.Parameters), new RouterEvent.Startup(Stage.Own), Now).Router;
        _master = VirtualRouterMachine.Step(_backup, _deadline, _backup.State.NextDeadline).Router;
        _ = AdvertisementCodec.Decode(
            Stage.PeersPayload(), 255, Stage.Peer, IPvXAddress.VrrpGroup(Family.IPv4), Stage.Parameters, ChecksumForm.PseudoHeader, out var heard);
        _heard = new RouterEvent.AdvertisementReceived(heard);
    }

    [Benchmark]
    public Transition BackupHearsItsMaster() => VirtualRouterMachine.Step(_backup, _heard, Now);

    [Benchmark]
    public Transition BackupTakesOver() => VirtualRouterMachine.Step(_backup, _deadline, _backup.State.NextDeadline);

    [Benchmark]
    public Transition MasterAdvertises() => VirtualRouterMachine.Step(_master, _deadline, _master.State.NextDeadline);
}
