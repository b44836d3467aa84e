using System.Collections.Immutable;
using Tandem.Guard.Scripts;
using Tandem.Guard.Wills;
using Tandem.Guard.Worker;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Guard;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Worker;

/// <summary>A worker that carries two routers and has just been asked whether it could hand over, and what is around it.</summary>
internal sealed class SuccessionStageSet : IDisposable
{
    private readonly SegmentKernel _kernel;
    private readonly GuardFiles _files;
    private readonly RecordSocket _door;
    private readonly Executor _executor = Executor.Rehearsed();
    private readonly GuardLog _log = new(TextWriter.Null, LogFormat.Text, TimeProvider.System);
    private readonly ScriptDesk _scripts;
    private readonly WorkerProgram _program = new(new GuardArguments("/bin/sleep", default, false, false, false, [], ["60"]));
    private readonly List<Life> _lives = [];

    internal SuccessionStageSet(SegmentKernel kernel, string folder)
    {
        _kernel = kernel;
        _files = GuardFiles.Open(folder);
        _door = RecordSocket.Listen(_files.Socket);
        _scripts = new ScriptDesk(ScriptUsers.All, _log);
        Succession = new Succession(_executor, Told.Add, _log);
        Life = Begin(successor: false);
        Now = new FakeWorker(_files);
        Assert.True(Life.TryConnect(_door.Accept()!));
        Now.Says(new GuardRecord.Ready(2));
        Drain(Life);
        Start = MonotonicClock.Now;
        Succession.Begin(Life, Start, () => Begin(successor: true));
    }

    internal Succession Succession { get; }

    internal List<SuccessionOutcome> Told { get; } = [];

    internal Instant Start { get; }

    internal Life Life { get; }

    /// <summary>The worker of now, and the one that follows.</summary>
    internal FakeWorker Now { get; }

    internal FakeWorker? Next { get; private set; }

    internal int Lives => _lives.Count;

    /// <summary>What the guard does when one of the two has said something, or has ended.</summary>
    internal void Look()
    {
        Drain(Life);
        Succession.Look(Life, MonotonicClock.Now);
    }

    internal static void Drain(Life life)
    {
        Assert.True(life.Drain(out var problem));
        Assert.Null(problem);
    }

    /// <summary>The worker of now could not hand over: the next one is started, and connects.</summary>
    internal Life BeginSuccessor()
    {
        Now.Says(new GuardRecord.HandsOver(false));
        Look();
        Next = new FakeWorker(_files);
        Assert.True(Succession.TryConnect(_door.Accept()!));
        Look();
        Assert.Equal(SuccessionStage.Waiting, Succession.Stage);
        return _lives[^1];
    }

    /// <summary>The worker of now carries this router, and it is open.</summary>
    internal void Open(VirtualRouterKey key)
    {
        Assert.Null(_kernel.Attach(new RouterAttachment(
            new VirtualRouterParameters(key, VrrpVersion.V3, new Priority(100), AdvertisementInterval.Default, AddressesOf(key)),
            VirtualMac: true,
            Accept: true,
            new AnnouncementOptions(1, TimeSpan.FromSeconds(1)))));
        using var socket = PacketSocket.Open(_kernel.Interface.Index);
        Assert.NotEqual(0, socket.Send(GateFrames.Open(key.VirtualMac)));
        Assert.Null(_kernel.AddAddresses(key, AddressesOf(key)));
        Now.Says(WillOf(key));
        Now.Board.SetOpen(key.Vrid.Value, open: true);
        Drain(Life);
    }

    internal GuardRecord.Stored WillOf(VirtualRouterKey key) => new(key.Vrid.Value, new LastWill(
        new NamedInterface(_kernel.Interface.Index, "eth0"), _kernel.DeviceOf(key)!.Value, key.Family, key.Vrid, Passage.Gated, key.VirtualMac,
        [.. AddressesOf(key)], ImmutableArray<byte>.Empty));

    public void Dispose()
    {
        foreach (var process in _lives.Select(life => life.Process))
        {
            try
            {
                process.Signal(LibC.SIGKILL);
                process.Reap();
            }
            catch (ObjectDisposedException)
            {
                // Ended and cleared away by what is tested.
            }
            catch (InvalidOperationException)
            {
                // The same.
            }
        }

        Now.Dispose();
        Next?.Dispose();
        _scripts.Dispose();
        _executor.Dispose();
        _door.Dispose();
        _files.Dispose();
        _log.Dispose();
    }

    private static VirtualAddresses AddressesOf(VirtualRouterKey key) => new(new VirtualAddress(IPvXAddress.Parse($"192.0.3.{key.Vrid.Value}"), 24));

    private Life Begin(bool successor)
    {
        var life = Life.Begin(_program, _files, _executor, _scripts, successor);
        _lives.Add(life);
        return life;
    }
}
