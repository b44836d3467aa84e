using System.Collections.Immutable;
using Tandem.Guard.Scripts;
using Tandem.Guard.Wills;
using Tandem.Guard.Worker;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Worker;

/// <summary>
/// What happens at a worker's death, step by step on a real interface: the first release, which must not wait until the process is
/// cleared away, and the second, for what a thread had begun by then. Each does all of it, so either of them would hide the other's lack.
/// </summary>
public sealed class LifeTests : IDisposable
{
    private static readonly VirtualRouterKey First = new("front", Family.IPv4, new Vrid(1));
    private static readonly VirtualRouterKey Second = new("front", Family.IPv4, new Vrid(2));
    private readonly NetworkNamespace _node = new("node");
    private readonly NetworkNamespace _peer = new("peer");
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-life-").FullName;

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void What_was_said_last_counts_and_what_is_open_is_shut_and_gone_before_the_process_is() => Living((life, kernel, worker) =>
    {
        // Nobody has read it yet.
        worker.Says(WillOf(kernel, First));
        Open(kernel, First);
        worker.Board.SetOpen(First.Vrid.Value, open: true);
        Assert.True(IsAnyGateOpen());

        Assert.Empty(life.Release());

        Assert.Equal(1, life.Released);
        Assert.False(IsAnyGateOpen(), "a gate is open");
        Assert.Equal(0, Held());
        Assert.False(life.Process.WaitForEnd(TimeSpan.Zero), "the worker was to be alive");
    });

    [KernelFact(Needs = "nft,libnftables.so.1")]
    public void What_a_thread_had_begun_by_then_is_undone_and_what_it_opened_late_is_released() => Living((life, kernel, worker) =>
    {
        worker.Says(WillOf(kernel, First));
        worker.Says(WillOf(kernel, Second));
        worker.Board.SetOpen(First.Vrid.Value, open: true);
        Assert.Empty(life.Release());

        Open(kernel, First);
        Open(kernel, Second);
        worker.Board.SetOpen(Second.Vrid.Value, open: true);
        Assert.Empty(life.ReleaseAgain());

        Assert.Equal(2, life.Released);
        Assert.False(IsAnyGateOpen(), "a gate is open");
        Assert.Equal(0, Held());
    });

    public void Dispose()
    {
        _node.Dispose();
        _peer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Living(Action<Life, SegmentKernel, FakeWorker> body)
    {
        Lan.Connect(_node, "eth0", _peer, "peer0");
        _node.Run("ip", "address", "add", "192.0.2.1/24", "dev", "eth0");
        _node.Enter(() =>
        {
            using var kernel = SegmentKernel.Open(
                new SegmentPortOptions("front", "eth0", Gate: true, TimeSpan.FromSeconds(30)), _folder, warning => Assert.Fail(warning));
            foreach (var key in (VirtualRouterKey[])[First, Second])
            {
                Assert.Null(kernel.Attach(Attachment(key)));
            }

            using var executor = Executor.Rehearsed();
            var files = GuardFiles.Open(_folder);
            using var door = RecordSocket.Listen(files.Socket);
            using var log = new GuardLog(TextWriter.Null, LogFormat.Text, TimeProvider.System);
            using var scripts = new ScriptDesk(ScriptUsers.All, log);
            using var life = Life.Begin(new WorkerProgram(new GuardArguments("/bin/sleep", default, false, false, false, [], ["60"])), files, executor, scripts);
            try
            {
                using var worker = new FakeWorker(files);
                Assert.True(life.TryConnect(door.Accept()!));
                body(life, kernel, worker);
            }
            finally
            {
                life.Process.Signal(9);
                Assert.True(life.Process.WaitForEnd(TimeSpan.FromSeconds(10)));
                life.Process.Reap();
            }
        });
    }

    private static RouterAttachment Attachment(VirtualRouterKey key) => new(
        new VirtualRouterParameters(key, VrrpVersion.V3, new Priority(100), AdvertisementInterval.Default, AddressesOf(key)),
        VirtualMac: true,
        Accept: true,
        new AnnouncementOptions(1, TimeSpan.FromSeconds(1)));

    private static VirtualAddresses AddressesOf(VirtualRouterKey key) => new(new VirtualAddress(IPvXAddress.Parse($"192.0.3.{key.Vrid.Value}"), 24));

    private static GuardRecord.Stored WillOf(SegmentKernel kernel, VirtualRouterKey key) => new(key.Vrid.Value, new LastWill(
        new NamedInterface(kernel.Interface.Index, "eth0"), kernel.DeviceOf(key)!.Value, key.Family, key.Vrid, Passage.Gated, key.VirtualMac,
        [.. AddressesOf(key)], ImmutableArray<byte>.Empty));

    private static void Open(SegmentKernel kernel, VirtualRouterKey key)
    {
        using var socket = PacketSocket.Open(kernel.Interface.Index);
        Assert.NotEqual(0, socket.Send(GateFrames.Open(key.VirtualMac)));
        Assert.Null(kernel.AddAddresses(key, AddressesOf(key)));
    }

    private bool IsAnyGateOpen() =>
        _node.Run("nft", "list", "set", "netdev", "tandem-eth0", "master").Contains("elements", StringComparison.Ordinal);

    private int Held() => _node.Run("ip", "address", "show").Split("inet 192.0.3.").Length - 1;
}
