using BenchmarkDotNet.Attributes;
using Tandem.Network.Beat;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Benchmarks;

/// <summary>What the link loop does in user space with one frame of the steady state: find the message, see that it repeats the last one.</summary>
[MemoryDiagnoser]
public class PacketPathBenchmarks
{
    private readonly byte[] _frame = Stage.PeersFrame();
    private readonly RouterBeat _backup = new(Stage.Parameters);
    private readonly RouterBeat _master = new(Stage.Parameters);
    private Instant _now = new(1_000_000_000);

    public PacketPathBenchmarks()
    {
        var started = VirtualRouterMachine.Step(VirtualRouter.Configured(Stage.Parameters), new RouterEvent.Startup(Stage.Own), _now).Router;
        var master = VirtualRouterMachine.Step(started, new RouterEvent.DeadlineReached(), started.State.NextDeadline).Router;
        var payload = Stage.PeersPayload();
        _ = AdvertisementCodec.Decode(
            payload, 255, Stage.Peer, IPvXAddress.VrrpGroup(Family.IPv4), Stage.Parameters, ChecksumForm.PseudoHeader, out var heard);
        _backup.Settle(started, ChecksumForm.PseudoHeader, _backup.Raise().Sequence);
        _backup.Remember(heard, payload);
        _master.Settle(master, ChecksumForm.PseudoHeader, _master.Raise().Sequence);
        if (!BackupFoldsAFrame() || MasterIsDue() != BeatAction.Advertise)
        {
            throw new InvalidOperationException("the steady state was not reached");
        }
    }

    [Benchmark]
    public bool BackupFoldsAFrame()
    {
        _now += TimeSpan.FromTicks(10);
        return ReceivedPacket.TryParse(_frame, out var packet)
            && AdvertisementCodec.TryPeekVrid(packet.Payload, out _)
            && _backup.TryFold(packet.Source, packet.Payload, _now);
    }

    [Benchmark]
    public BeatAction MasterIsDue() => _master.Due(_master.NextDeadline);
}
