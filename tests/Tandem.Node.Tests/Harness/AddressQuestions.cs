using Tandem.Network.Linux.Sockets;

namespace Tandem.Node.Tests.Harness;

/// <summary>Asks everybody for the virtual address, by broadcast, every 10 ms: all who answer can be seen at the switch's ports.</summary>
internal sealed class AddressQuestions : IDisposable
{
    private readonly PacketSocket _socket;
    private readonly Timer _timer;

    internal AddressQuestions(Machine client)
    {
        var index = int.Parse(client.Network.Enter(() => File.ReadAllText("/proc/thread-self/net/igmp"))
            .Split('\n').First(line => line.Contains("eth0", StringComparison.Ordinal)).Split('\t')[0]);
        _socket = client.Network.Enter(() => PacketSocket.Open(index));
        var question = Convert.FromHexString("FFFFFFFFFFFF" + "02000000000C" + "0806" + "0001080006040001" + "02000000000C" + "C000020C" + "000000000000" + "C0000264");
        _timer = new Timer(_ => _socket.Send(question), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
    }

    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        _timer.Dispose(ended);
        ended.WaitOne();
        _socket.Dispose();
    }
}
