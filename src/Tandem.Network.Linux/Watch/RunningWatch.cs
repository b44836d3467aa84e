using System.ComponentModel;
using System.Runtime.InteropServices;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Watch;

/// <summary>A watch's thread: first a listing, then the kernel's reports; a new listing when some were lost.</summary>
internal sealed class RunningWatch : IDisposable
{
    private const int EventToken = 1;
    private const int StopToken = 2;
    private readonly EventSocket _socket;
    private readonly Action<InterfaceEvent> _sink;
    private readonly InterfaceTable _table = new();
    private readonly RtNetlink _netlink = new();
    private readonly Poller _poller = new();
    private readonly WakeSignal _stop = new();
    private readonly Thread _thread;
    private int _disposed;

    private RunningWatch(EventSocket socket, Action<InterfaceEvent> sink)
    {
        _socket = socket;
        _sink = sink;
        _thread = new Thread(Run) { Name = "interface watch", IsBackground = true };
    }

    internal static RunningWatch Start(EventSocket socket, Action<InterfaceEvent> sink)
    {
        var watch = new RunningWatch(socket, sink);
        watch._thread.Start();
        return watch;
    }

    /// <summary>Ends the watch; nothing is told afterwards, unless it is the watch's own thread that ends it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _stop.Signal();
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
            _stop.Dispose();
        }
    }

    private void Run()
    {
        using (_socket)
        using (_netlink)
        using (_poller)
        {
            try
            {
                // The socket was open before the listing, so nothing falls between the two.
                _table.Replace(_netlink.Links(), _netlink.Addresses(), _sink);
                Follow();
            }
            catch (Win32Exception failure)
            {
                _sink(new InterfaceEvent.Failed($"watching interfaces: {failure.Message}"));
            }
        }
    }

    private void Follow()
    {
        Span<int> ready = stackalloc int[2];
        _poller.Add(_socket.Fd, EventToken);
        _poller.Add(_stop.Fd, StopToken);
        while (true)
        {
            var count = _poller.Wait(ready, -1);
            if (ready[..count].Contains(StopToken))
            {
                return;
            }

            Drain();
        }
    }

    private void Drain()
    {
        while (_socket.Receive(out var datagram) is var errno and not LibC.EAGAIN)
        {
            switch (errno)
            {
                case 0:
                    Apply(datagram);
                    break;
                case LibC.EINTR:
                    break;
                case LibC.ENOBUFS:
                    _sink(new InterfaceEvent.Resynchronized());
                    _table.Replace(_netlink.Links(), _netlink.Addresses(), _sink);
                    break;
                default:
                    throw new Win32Exception(errno, Marshal.GetPInvokeErrorMessage(errno));
            }
        }
    }

    private void Apply(ReadOnlySpan<byte> datagram)
    {
        var messages = new NetlinkMessages(datagram);
        while (messages.MoveNext())
        {
            _table.Apply(messages.Type, messages.Payload, _sink);
        }
    }
}
