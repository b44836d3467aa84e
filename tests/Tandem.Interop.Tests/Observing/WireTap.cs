using System.Net.Sockets;
using Tandem.Interop.Tests.Topology;
using Tandem.Interop.Tests.Wire;

namespace Tandem.Interop.Tests.Observing;

/// <summary>Hears every VRRP advert that reaches the client; the switch floods multicast to all ports.</summary>
internal sealed class WireTap : IDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);
    private readonly FrameSocket _socket;
    private readonly Thread _thread;
    private readonly List<HeardAdvert> _heard = [];
    private readonly object _lock = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private volatile bool _closing;

    internal WireTap(Machine machine)
    {
        _socket = new FrameSocket(machine);
        _thread = new Thread(Listen) { Name = "wire tap", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Time since the tap was opened; adverts are stamped with it.</summary>
    internal TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    /// <summary>Adverts heard so far; a position to look from later.</summary>
    internal int Mark()
    {
        lock (_lock)
        {
            return _heard.Count;
        }
    }

    internal IReadOnlyList<HeardAdvert> Since(int mark, int vrid)
    {
        lock (_lock)
        {
            return [.. _heard.Skip(mark).Where(advert => advert.Vrid == vrid)];
        }
    }

    /// <summary>Waits for a number of adverts; throws with what was heard instead when they do not come.</summary>
    internal IReadOnlyList<HeardAdvert> Await(int mark, int vrid, int count, Func<HeardAdvert, bool> wanted, TimeSpan limit)
    {
        var end = Now + limit;
        lock (_lock)
        {
            while (_heard.Skip(mark).Count(advert => advert.Vrid == vrid && wanted(advert)) < count)
            {
                if (Now >= end || !Monitor.Wait(_lock, end - Now))
                {
                    throw new TimeoutException(
                        $"not {count} such adverts in {limit.TotalSeconds:0.#} s; heard last:\n" + string.Join('\n', _heard.Skip(mark).TakeLast(8)));
                }
            }

            return [.. _heard.Skip(mark).Where(advert => advert.Vrid == vrid)];
        }
    }

    public void Dispose()
    {
        _closing = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Listen()
    {
        Span<byte> buffer = stackalloc byte[2048];
        while (!_closing)
        {
            try
            {
                var length = _socket.Receive(buffer, Slice);
                if (length > 0 && HeardAdvert.Read(buffer[..length], Now) is { } advert)
                {
                    lock (_lock)
                    {
                        _heard.Add(advert);
                        Monitor.PulseAll(_lock);
                    }
                }
            }
            catch (SocketException failure) when (failure.SocketErrorCode == SocketError.NetworkDown)
            {
                // A packet socket reports a link that went down once, and hears on when it is up again.
            }
        }
    }
}
