using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// The record of what happened on this node and, as far as they told, on the others. Nobody who records waits: one ordinary thread writes, and
/// what comes faster than it can write is dropped and counted.
/// </summary>
public sealed class TimelineStore : IDisposable
{
    /// <summary>Longer texts are cut.</summary>
    public const int MostText = 1000;

    private const int MostInBatch = 256;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Queue<(HybridStamp Stamp, string Kind, VirtualRouterKey? Router, string Text)> _waiting = [];
    private readonly Queue<Action> _errands = [];
    private readonly TimelineStoreOptions _options;
    private readonly Action<string> _warn;
    private readonly TimelineHome _home;
    private readonly TimelineUpkeep _upkeep;
    private readonly Thread _thread;
    private ulong _number;
    private long _dropped;
    private long _untold;
    private long _unwritten;
    private bool _ended;

    /// <param name="options">Whose, where, how much.</param>
    /// <param name="clock">The one clock of this process.</param>
    /// <param name="time">Its wall clock.</param>
    /// <param name="warn">Takes what the operator should know.</param>
    public TimelineStore(TimelineStoreOptions options, HybridClock clock, TimeProvider time, Action<string> warn)
    {
        (_options, Clock, _warn) = (options, clock, warn);
        _home = new TimelineHome(options, time, warn);
        _upkeep = new TimelineUpkeep(options, time);
        _thread = new Thread(Work) { IsBackground = true, Name = "timeline" };
        _thread.Start();
    }

    /// <summary>Whose stamps the entries bear.</summary>
    public HybridClock Clock { get; }

    /// <summary>Facts that found no room or could not be written, since the start.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Raised on the store's thread after entries of this node were written.</summary>
    public event Action? Written;

    /// <summary>Records a fact, on whatever thread, without waiting.</summary>
    public void Record(TimelineFact fact)
    {
        lock (_lock)
        {
            if (_ended || _waiting.Count >= _options.MostWaiting)
            {
                _dropped++;
                _untold++;
                return;
            }

            if (_untold > 0)
            {
                Enqueue(new TimelineFact.Missing(_untold, MissingReason.TooManyAtOnce));
                _untold = 0;
            }

            if (_unwritten > 0)
            {
                Enqueue(new TimelineFact.Missing(_unwritten, MissingReason.CouldNotBeWritten));
                _unwritten = 0;
            }

            Enqueue(fact);
            _work.Release();
        }
    }

    /// <summary>Done when all that was recorded before is written, or counted as dropped: on the disk, or in memory while that refuses.</summary>
    public Task FlushAsync() => Do(static _ => true);

    /// <summary>Looks entries up.</summary>
    public Task<TimelinePage> FindAsync(TimelineQuery query) => Do(database => database.Find(query));

    /// <summary>What is on record here, for others.</summary>
    public Task<TimelineKnown> KnownAsync() => Do(database => new TimelineKnown(TimelineSync.Ordered(database.Marks())));

    /// <summary>What somebody lacks, as much as one message holds; null when there is nothing.</summary>
    public Task<TimelineEntries?> AnswerAsync(TimelineKnown theirs) => Do(database => TimelineSync.Answer(database.Marks(), theirs.Marks, database.After));

    /// <summary>Takes in what somebody sent.</summary>
    /// <returns>How many entries were new.</returns>
    public Task<int> TakeAsync(TimelineEntries entries) => Do(database => database.Take(TimelineSync.Acceptable(entries)));

    /// <summary>Writes what waits, if the disk is quick, and ends.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            _work.Release();
        }

        if (_thread.Join(LongestEnd))
        {
            _work.Dispose();
        }
    }

    private Task<T> Do<T>(Func<TimelineDatabase, T> errand)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_ended || _errands.Count >= _options.MostWaiting)
            {
                return Task.FromException<T>(new InvalidOperationException(_ended ? "the timeline is closed" : "the timeline is busy"));
            }

            _errands.Enqueue(() => Run(done, errand));
            _work.Release();
        }

        return done.Task;
    }

    private void Enqueue(TimelineFact fact)
    {
        var text = fact.Text;
        _waiting.Enqueue((Clock.Next(), fact.Kind.Word(), fact.Router, text.Length <= MostText ? text : text[..MostText]));
    }

    private void Work()
    {
        var goesOn = true;
        Guarded(() => _home.Use(database => Clock.Hear(database.Latest)));
        while (goesOn)
        {
            _work.Wait(TimelineUpkeep.Every);
            Guarded(() => goesOn = Turn());
        }

        Guarded(_home.Dispose);
    }

    /// <returns>False: that was all, for good.</returns>
    private bool Turn()
    {
        var (entries, errands, ended) = Next();
        if (entries.Count > 0)
        {
            Write(new TimelineEntries([.. entries]) { After = [new(_options.Node, _options.BootId, 0)] });
        }

        errands.ForEach(errand => errand());
        Guarded(() => _upkeep.Run(_home));
        return !ended || entries.Count > 0;
    }

    /// <summary>The numbers stay given when nothing was written: a gap harms nobody, a number given twice would lose an entry.</summary>
    private void Write(TimelineEntries batch)
    {
        void Take() => _home.Use(database => database.Take(batch));
        if (Guarded(Take) || Guarded(Take))
        {
            Guarded(() => Written?.Invoke());
            return;
        }

        lock (_lock)
        {
            _dropped += batch.Entries.Count;
            _unwritten += batch.Entries.Count;
        }
    }

    /// <summary>What nobody thought of would end the process with this thread, and no record is worth an address.</summary>
    /// <returns>False: it failed, and that was said.</returns>
    private bool Guarded(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            _warn($"the timeline failed, and goes on: {unexpected.GetType().Name}: {unexpected.Message}");
            return false;
        }
    }

    /// <summary>An errand is done after all that was recorded before it.</summary>
    private (List<TimelineEntry> Entries, List<Action> Errands, bool Ended) Next()
    {
        lock (_lock)
        {
            var entries = new List<TimelineEntry>();
            while (entries.Count < MostInBatch && _waiting.TryDequeue(out var next))
            {
                entries.Add(new(_options.Node, _options.BootId, ++_number, next.Stamp, next.Kind, next.Router, next.Text));
            }

            if (_waiting.Count > 0)
            {
                _work.Release();
                return (entries, [], _ended);
            }

            List<Action> errands = [.. _errands];
            _errands.Clear();
            if (_ended)
            {
                _work.Release();
            }

            return (entries, errands, _ended);
        }
    }

    private void Run<T>(TaskCompletionSource<T> done, Func<TimelineDatabase, T> errand)
    {
        try
        {
            done.SetResult(_home.Use(errand));
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            done.SetException(refused);
        }
    }
}
