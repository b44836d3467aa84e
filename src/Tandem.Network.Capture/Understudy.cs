using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Capture;

/// <summary>
/// Takes the link loop's turn, on a processor of its own, when the loop's thread has missed a deadline. A kernel that is not preemptible
/// carries some calls through to their end, whoever made them: loading 400,000 nftables elements holds a processor for 0.7 s, and no
/// priority gets a thread that waits for this processor to another one.
/// </summary>
internal sealed class Understudy : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    private readonly DeadlineTimer _timer = new();
    private readonly Poller _poller = new();
    private readonly Action _takeTurn;
    private readonly Thread _thread;
    private volatile bool _ending;

    /// <param name="takeTurn">What is late.</param>
    /// <param name="where">Processors that the loop's thread does not use.</param>
    public Understudy(Action takeTurn, ProcessorSet where)
    {
        _takeTurn = takeTurn;
        _poller.Add(_timer.Fd, 0);
        _thread = new Thread(() => Run(where)) { Name = "understudy", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The next turn is due at this instant; every turn says so anew.</summary>
    public void Expect(Instant deadline) => _timer.Set(deadline == Instant.Never ? Instant.Never : deadline + Patience);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending = true;
        _timer.Set(MonotonicClock.Now);
        _thread.Join();
        _poller.Dispose();
        _timer.Dispose();
    }

    private void Run(ProcessorSet where)
    {
        where.TryKeepThisThread();

        // Where it is refused, the link loop's refusal says so.
        _ = RealTime.TryRaiseThisThread();
        Span<int> ready = stackalloc int[1];
        while (!_ending)
        {
            _ = _poller.Wait(ready, -1);
            _timer.Acknowledge();
            if (!_ending)
            {
                _takeTurn();
            }
        }
    }
}
