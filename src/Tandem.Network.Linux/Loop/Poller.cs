using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Loop;

/// <summary>Waits for the first of many descriptors to become readable (epoll). Allocates nothing after construction.</summary>
public sealed class Poller : IDisposable
{
    private const int MostAtOnce = 64;

    // struct epoll_event is packed on x86-64 only.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataOffset + 8;

    private readonly FileDescriptor _poller = LibC.epoll_create1(LibC.O_CLOEXEC);
    private readonly byte[] _events = new byte[MostAtOnce * EventSize];

    /// <summary>Makes an empty set.</summary>
    public Poller() => Check(_poller.IsInvalid ? -1 : 0, "epoll_create1");

    /// <summary>Waits for a descriptor from now on; <see cref="Wait"/> reports it by its token.</summary>
    public void Add(int fd, int token)
    {
        Span<byte> entry = stackalloc byte[EventSize];
        entry.Clear();
        MemoryMarshal.Write(entry, LibC.EPOLLIN);
        MemoryMarshal.Write(entry[DataOffset..], token);
        Check(LibC.epoll_ctl(_poller, LibC.EPOLL_CTL_ADD, fd, entry), "epoll_ctl add");
    }

    /// <summary>Forgets a descriptor; a closed one is forgotten already, which is no error.</summary>
    public void Remove(int fd)
    {
        Span<byte> unused = stackalloc byte[EventSize];
        _ = LibC.epoll_ctl(_poller, LibC.EPOLL_CTL_DEL, fd, unused);
    }

    /// <summary>
    /// Waits until a descriptor is readable, hung up or in error. A signal does not end the wait.
    /// </summary>
    /// <param name="readyTokens">Receives the tokens; what does not fit is reported by the next call.</param>
    /// <param name="timeoutMs">0 looks only, -1 waits for as long as it takes.</param>
    /// <returns>How many tokens there are; 0 when the time is over.</returns>
    public int Wait(Span<int> readyTokens, int timeoutMs)
    {
        var end = timeoutMs > 0 ? MonotonicClock.Now + TimeSpan.FromMilliseconds(timeoutMs) : default;
        var most = Math.Min(readyTokens.Length, MostAtOnce);
        var count = LibC.epoll_wait(_poller, _events, most, timeoutMs);
        while (count < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR)
        {
            var left = timeoutMs > 0 ? Math.Max(0, (int)(end - MonotonicClock.Now).TotalMilliseconds) : timeoutMs;
            count = LibC.epoll_wait(_poller, _events, most, left);
        }

        Check(count, "epoll_wait");
        for (var i = 0; i < count; i++)
        {
            readyTokens[i] = MemoryMarshal.Read<int>(_events.AsSpan((i * EventSize) + DataOffset));
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _poller.Dispose();

    private static void Check(int result, string call)
    {
        if (result < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), call);
        }
    }
}
