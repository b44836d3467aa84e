using Tandem.Network.Linux.Sockets;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Node.Tests.Harness;

/// <summary>Sends valid advertisements for the virtual router from the client's place, in whoever's name, every 20 ms.</summary>
internal sealed class Forger : IDisposable
{
    internal const string Mac = "02:00:00:00:00:77";

    private readonly PacketSocket _socket;
    private readonly Timer _timer;
    private int _sent;

    internal Forger(Machine at, string source, byte priority, AdvertisementInterval interval)
    {
        var index = int.Parse(at.Network.Enter(() => File.ReadAllText("/proc/thread-self/net/igmp"))
            .Split('\n').First(line => line.Contains("eth0", StringComparison.Ordinal)).Split('\t')[0]);
        _socket = at.Network.Enter(() => PacketSocket.Open(index));
        var parameters = new VirtualRouterParameters(
            new("front", Family.IPv4, new(51)), VrrpVersion.V3, new(254), interval, new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse(Pair.Vip), 24)));
        var buffer = new byte[AdvertisementFrame.MaxLength];
        var length = AdvertisementFrame.Write(parameters, new(priority), IPvXAddress.Parse(source), new MacAddress(0x0200_0000_0077), ChecksumForm.PseudoHeader, buffer);
        var frame = buffer[..length];
        _timer = new Timer(_ => Send(frame), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
    }

    internal int Sent => Volatile.Read(ref _sent);

    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        _timer.Dispose(ended);
        ended.WaitOne();
        _socket.Dispose();
    }

    private void Send(byte[] frame)
    {
        _socket.Send(frame);
        Interlocked.Increment(ref _sent);
    }
}
