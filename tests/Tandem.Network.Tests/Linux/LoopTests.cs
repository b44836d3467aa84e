using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Linux;

/// <summary>What the link loop waits with.</summary>
public sealed class LoopTests : IDisposable
{
    private const int TimerToken = 7;
    private const int WakeToken = 8;
    private const int Limit = 5000;
    private readonly Poller _poller = new();
    private readonly DeadlineTimer _timer = new();
    private readonly WakeSignal _wake = new();

    public LoopTests()
    {
        _poller.Add(_timer.Fd, TimerToken);
        _poller.Add(_wake.Fd, WakeToken);
    }

    [Fact]
    public void Nothing_due_is_nothing_ready() => Assert.Empty(Ready(0));

    [Fact]
    public void A_past_deadline_is_due_at_once_and_until_acknowledged()
    {
        _timer.Set(new Instant(0));

        Assert.Equal([TimerToken], Ready(Limit));
        Assert.Equal([TimerToken], Ready(0));
        _timer.Acknowledge();
        Assert.Empty(Ready(0));
    }

    [Fact]
    public void A_deadline_is_not_due_before_its_time()
    {
        var deadline = MonotonicClock.Now + TimeSpan.FromMilliseconds(20);
        _timer.Set(deadline);

        Assert.Equal([TimerToken], Ready(Limit));

        Assert.True(MonotonicClock.Now >= deadline, "the timer fired early");
    }

    [Fact]
    public void Never_takes_a_deadline_back()
    {
        _timer.Set(new Instant(0));
        _timer.Set(Instant.Never);

        Assert.Empty(Ready(0));
    }

    [Fact]
    public void Signals_from_another_thread_end_a_wait_and_count_as_one()
    {
        var other = new Thread(() =>
        {
            _wake.Signal();
            _wake.Signal();
        });
        other.Start();

        Assert.Equal([WakeToken], Ready(Limit));
        other.Join();
        _wake.Acknowledge();
        Assert.Empty(Ready(0));
    }

    [Fact]
    public void A_removed_descriptor_is_no_longer_reported()
    {
        _wake.Signal();
        _poller.Remove(_wake.Fd);

        Assert.Empty(Ready(0));
    }

    [Fact]
    public void What_does_not_fit_is_reported_by_the_next_call()
    {
        _timer.Set(new Instant(0));
        _wake.Signal();
        Span<int> one = stackalloc int[1];

        Assert.Equal(1, _poller.Wait(one, Limit));
        var first = one[0];
        Assert.Equal(1, _poller.Wait(one, Limit));

        Assert.Equal([TimerToken, WakeToken], new[] { first, one[0] }.Order());
    }

    [Fact]
    public void Waiting_setting_and_signalling_allocate_nothing()
    {
        Span<int> ready = stackalloc int[4];
        Round(ready);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            Round(ready);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose()
    {
        _poller.Dispose();
        _timer.Dispose();
        _wake.Dispose();
    }

    private void Round(Span<int> ready)
    {
        _timer.Set(MonotonicClock.Now);
        _wake.Signal();
        _poller.Wait(ready, 100);
        _timer.Acknowledge();
        _wake.Acknowledge();
        _timer.Set(Instant.Never);
    }

    private int[] Ready(int timeoutMs)
    {
        Span<int> ready = stackalloc int[4];
        return ready[.._poller.Wait(ready, timeoutMs)].ToArray();
    }
}
