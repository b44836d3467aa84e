using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// What waits for the store's thread: facts, each with its place in the causal order, and errands. Nobody who brings something waits; what finds no room
/// is counted, and the count itself recorded.
/// </summary>
internal sealed class TimelineIntake(TimelineStoreOptions options, HybridClock clock) : IDisposable
{
    private const int MostInBatch = 256;

    private readonly Lock _lock = new();
    private readonly AutoResetEvent _work = new(false);
    private readonly Queue<(HybridStamp Stamp, string Kind, VirtualRouterKey? Router, string Text)> _waiting = [];
    private readonly Queue<Action> _errands = [];
    private ulong _number;
    private long _dropped;
    private long _untold;
    private long _unwritten;
    private bool _hasEnded;

    /// <summary>Facts that found no room or could not be written, since the start.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    public bool HasEnded => Volatile.Read(ref _hasEnded);

    public void Add(HybridStamp stamp, TimelineFact fact)
    {
        lock (_lock)
        {
            if (_hasEnded || _waiting.Count >= options.MostWaiting)
            {
                _dropped++;
                _untold++;
                return;
            }

            Confess(stamp, ref _untold, MissingReason.TooManyAtOnce);
            Confess(stamp, ref _unwritten, MissingReason.CouldNotBeWritten);
            Enqueue(stamp, fact);
            _work.Set();
        }
    }

    /// <returns>False: the record is closed, or too much waits.</returns>
    public bool Add(Action errand)
    {
        lock (_lock)
        {
            if (_hasEnded || _errands.Count >= options.MostWaiting)
            {
                return false;
            }

            _errands.Enqueue(errand);
            _work.Set();
            return true;
        }
    }

    /// <summary>Nothing more is taken in.</summary>
    /// <returns>False: it was so already.</returns>
    public bool End()
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return false;
            }

            _hasEnded = true;
            _work.Set();
            return true;
        }
    }

    public void Wait(TimeSpan longest) => _work.WaitOne(longest);

    /// <summary>What is to be done next. An errand is done after all that was recorded before it.</summary>
    /// <returns>The entries, the errands, and whether this was all for good.</returns>
    public (TimelineEntries Entries, List<Action> Errands, bool IsLast) Next()
    {
        lock (_lock)
        {
            var entries = new List<TimelineEntry>();
            while (entries.Count < MostInBatch && _waiting.TryDequeue(out var next))
            {
                entries.Add(new(options.Node, options.BootId, ++_number, next.Stamp, next.Kind, next.Router, next.Text));
            }

            var batch = new TimelineEntries([.. entries]) { After = [new(options.Node, options.BootId, 0)] };
            if (_waiting.Count > 0)
            {
                _work.Set();
                return (batch, [], false);
            }

            List<Action> errands = [.. _errands];
            _errands.Clear();
            return (batch, errands, _hasEnded);
        }
    }

    /// <summary>So many could not be written. Their numbers stay given: a gap harms nobody, a number given twice would lose an entry.</summary>
    public void Lose(int entries)
    {
        lock (_lock)
        {
            _dropped += entries;
            _unwritten += entries;
        }
    }

    /// <summary>The former life's last stamp is known only now: what waits comes after it, in the order it has.</summary>
    public void ComeAfter(HybridStamp former)
    {
        clock.Hear(former);
        lock (_lock)
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var waiting = _waiting.Dequeue();
                _waiting.Enqueue(waiting.Stamp > former ? waiting : waiting with { Stamp = clock.Next() });
            }
        }
    }

    public void Dispose() => _work.Dispose();

    /// <summary>Before what is recorded next, whose stamp it shares.</summary>
    private void Confess(HybridStamp stamp, ref long missing, MissingReason reason)
    {
        if (missing > 0)
        {
            Enqueue(stamp, new TimelineFact.Missing(missing, reason));
            missing = 0;
        }
    }

    private void Enqueue(HybridStamp stamp, TimelineFact fact)
    {
        var text = fact.Text;
        _waiting.Enqueue((stamp, fact.Kind.Word(), fact.Router, text.Length <= TimelineStore.MostText ? text : text[..TimelineStore.MostText]));
    }
}
