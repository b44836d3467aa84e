using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Wire;

/// <summary>Sends frames at a steady rate until disposed, making up for late ticks: a product we do not have, or an intruder.</summary>
internal sealed class ScriptedPeer : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    private readonly CancellationTokenSource _end = new();
    private readonly FrameSocket _socket;
    private readonly Task _sending;

    internal ScriptedPeer(Machine machine, double framesPerSecond, params IReadOnlyList<byte[]> frames)
    {
        _socket = new FrameSocket(machine);
        _sending = Send(frames, framesPerSecond);
    }

    /// <summary>Frames sent so far.</summary>
    internal int Sent { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _sending;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task Send(IReadOnlyList<byte[]> frames, double framesPerSecond)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        while (!_end.IsCancellationRequested)
        {
            for (var due = (int)(TimeProvider.System.GetElapsedTime(start).TotalSeconds * framesPerSecond) + 1; Sent < due; Sent++)
            {
                _socket.Send(frames[Sent % frames.Count]);
            }

            try
            {
                await timer.WaitForNextTickAsync(_end.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
