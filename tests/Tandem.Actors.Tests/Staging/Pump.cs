using Akka.Dispatch;

namespace Tandem.Actors.Tests.Staging;

/// <summary>
/// Takes the place of the on-time thread: the actors run on the test's own thread, when it says so, and in the order it likes. What
/// waits is one entry for each mailbox with messages, so any order keeps the order inside a mailbox.
/// </summary>
public sealed class Pump
{
    private readonly Lock _gate = new();
    private readonly List<IRunnable> _waiting = [];
    private bool _isFree;

    /// <summary>Chooses who runs next; null: first come, first served.</summary>
    public Random? Order { get; set; }

    /// <summary>Takes in work.</summary>
    public void Execute(IRunnable run)
    {
        lock (_gate)
        {
            if (!_isFree)
            {
                _waiting.Add(run);
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(_ => run.Run(), null);
    }

    /// <summary>Runs one mailbox once.</summary>
    /// <returns>False when nothing waits.</returns>
    public bool RunOne()
    {
        IRunnable run;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return false;
            }

            var index = Order?.Next(_waiting.Count) ?? 0;
            run = _waiting[index];
            _waiting.RemoveAt(index);
        }

        run.Run();
        return true;
    }

    /// <summary>Runs until nothing waits.</summary>
    public void RunAll()
    {
        for (var left = 100_000; RunOne(); left--)
        {
            Assert.True(left > 0, "the actors never come to rest");
        }
    }

    /// <summary>From now on work runs by itself, as the end of a system needs it.</summary>
    public void Free()
    {
        lock (_gate)
        {
            _isFree = true;
        }

        RunAll();
    }
}
