using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Loop;

/// <summary>Wakes a polling thread from another thread (eventfd). Signals before an acknowledgement count as one.</summary>
public sealed class WakeSignal : IDisposable
{
    private static readonly byte[] One = BitConverter.GetBytes(1UL);
    private readonly FileDescriptor _signal = LibC.eventfd(0, LibC.O_NONBLOCK | LibC.O_CLOEXEC);
    private int _isSet;

    /// <summary>Makes a quiet signal.</summary>
    public WakeSignal()
    {
        if (_signal.IsInvalid)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "eventfd");
        }
    }

    /// <summary>For <see cref="Poller.Add"/>.</summary>
    public int Fd => _signal.Number;

    /// <summary>Makes the descriptor readable, with one system call however often it is asked; from any thread.</summary>
    public void Signal()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
        {
            _ = LibC.write(_signal, One, One.Length);
        }
    }

    /// <summary>Makes it quiet again. Whoever calls it looks afterwards for what there is to do.</summary>
    public void Acknowledge()
    {
        Span<byte> count = stackalloc byte[8];
        _ = LibC.read(_signal, count, count.Length);
        Interlocked.Exchange(ref _isSet, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();
}
