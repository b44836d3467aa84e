using Tandem.Network.Linux;

namespace Tandem.Guard.Tests.Worker;

/// <summary>A real-time thread of this process that never lets go of its processor, for a time that it keeps itself.</summary>
internal sealed class SpinningThread : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _ending;

    internal SpinningThread(TimeSpan atMost)
    {
        _thread = new Thread(() => Spin(Environment.TickCount64 + (long)atMost.TotalMilliseconds)) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _ending = true;
        _thread.Join();
    }

    private void Spin(long until)
    {
        Assert.Null(RealTime.TryRaiseThisThread());
        while (!_ending && Environment.TickCount64 < until)
        {
        }
    }
}
