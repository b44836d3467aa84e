using System.Runtime.CompilerServices;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// The record of what happened on this node and, as far as they told, on the others. Nobody who records waits: one ordinary thread writes, and
/// what comes faster than it can write is dropped and counted.
/// </summary>
public sealed class TimelineStore : ITimelineReader, IDisposable
{
    /// <summary>Longer texts are cut.</summary>
    public const int MostText = 1000;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly TimelineStoreOptions _options;
    private readonly Action<string> _warn;
    private readonly TimelineIntake _intake;
    private readonly TimelineHome _home;
    private readonly TimelineUpkeep _upkeep;
    private readonly ArrivalBell _bell = new();
    private readonly Thread _thread;

    /// <param name="options">Whose, where, how much.</param>
    /// <param name="clock">The one clock of this process.</param>
    /// <param name="time">Its wall clock.</param>
    /// <param name="warn">Takes what the operator should know.</param>
    public TimelineStore(TimelineStoreOptions options, HybridClock clock, TimeProvider time, Action<string> warn)
    {
        (_options, Clock, _warn) = (options, clock, warn);
        _intake = new TimelineIntake(options, clock);
        _home = new TimelineHome(options, time, warn);
        _upkeep = new TimelineUpkeep(options, time);
        _thread = new Thread(Work) { IsBackground = true, Name = "timeline" };
        _thread.Start();
    }

    /// <summary>Whose stamps the entries bear.</summary>
    public HybridClock Clock { get; }

    /// <summary>The life of this process.</summary>
    public Guid BootId => _options.BootId;

    /// <summary>Facts that found no room or could not be written, since the start.</summary>
    public long Dropped => _intake.Dropped;

    /// <summary>Raised on the store's thread after entries of this node were written.</summary>
    public event Action? Written;

    /// <summary>Records what happens now, on whatever thread, without waiting.</summary>
    public void Record(TimelineFact fact) => Record(Clock.Next(), fact);

    /// <summary>Records what happened when the clock gave this stamp.</summary>
    public void Record(HybridStamp stamp, TimelineFact fact) => _intake.Add(stamp, fact);

    /// <summary>Done when all that was recorded before is written, or counted as dropped: on the disk, or in memory while that refuses.</summary>
    public Task FlushAsync() => Do(static _ => true);

    /// <inheritdoc/>
    public Task<TimelinePage> FindAsync(TimelineQuery query, CancellationToken cancellation = default) => Do(database => database.Find(query)).WaitAsync(cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TimelineArrival> FollowAsync(
        TimelineQuery query, long? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var place = after;
        while (!_intake.HasEnded)
        {
            var ring = _bell.Next;
            List<TimelineArrival> arrivals;
            try
            {
                place ??= await Do(database => database.Arrived(query, long.MaxValue).Through).WaitAsync(cancellation).ConfigureAwait(false);
                (arrivals, place) = await Do(database => database.Arrived(query, place.Value)).WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (InvalidOperationException) when (_intake.HasEnded)
            {
                yield break;
            }

            foreach (var arrival in arrivals)
            {
                yield return arrival;
            }

            if (arrivals.Count == 0)
            {
                await ring.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is on record here, for others.</summary>
    public Task<TimelineKnown> KnownAsync() => Do(database => new TimelineKnown(TimelineSync.Ordered(database.Marks())));

    /// <summary>What somebody lacks, as much as one message holds; null when there is nothing.</summary>
    /// <param name="theirs">What they have.</param>
    /// <param name="of">Names of the nodes whose entries may be told; null for all.</param>
    public Task<TimelineEntries?> AnswerAsync(TimelineKnown theirs, IReadOnlySet<string>? of = null) => Do(database =>
        TimelineSync.Answer([.. database.Marks().Where(mark => of?.Contains(mark.Node) != false)], theirs.Marks, database.After));

    /// <summary>This life's entries after a number, as much as one message holds; null when there are none.</summary>
    public Task<TimelineEntries?> NewsAsync(ulong after) => Do(database => TimelineSync.Answer(
        [.. database.Marks().Where(mark => mark.Node == _options.Node && mark.BootId == _options.BootId)],
        [new(_options.Node, _options.BootId, after)],
        database.After));

    /// <summary>Takes in what somebody sent.</summary>
    public Task<TimelineTaken> TakeAsync(TimelineEntries entries) => Do(database =>
    {
        var acceptable = TimelineSync.Acceptable(entries);
        var fresh = database.Take(acceptable);
        if (fresh > 0)
        {
            _bell.Ring();
        }

        return new TimelineTaken(fresh, database.Lacks(acceptable));
    });

    /// <summary>Writes what waits, if the disk is quick, and ends.</summary>
    public void Dispose()
    {
        if (_intake.End() && _thread.Join(LongestEnd))
        {
            _intake.Dispose();
        }

        _bell.Ring();
    }

    private Task<T> Do<T>(Func<TimelineDatabase, T> errand)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _intake.Add(() => Run(done, errand))
            ? done.Task
            : Task.FromException<T>(new InvalidOperationException(_intake.HasEnded ? "the timeline is closed" : "the timeline is busy"));
    }

    private void Work()
    {
        var goesOn = true;
        Guarded(() => _home.Use(Begin));
        while (goesOn)
        {
            Guarded(() => goesOn = Turn());
            if (goesOn)
            {
                _intake.Wait(TimelineUpkeep.Every);
            }
        }

        Guarded(_home.Dispose);
    }

    /// <summary>Goes on where the former life ended, and says so if that one could not.</summary>
    private bool Begin(TimelineDatabase database)
    {
        _intake.ComeAfter(database.Latest);
        if (database.LastOfUnfinishedLife(_options.Node, _options.BootId) is { } last)
        {
            Record(new TimelineFact.Broken(DateTimeOffset.UnixEpoch.AddMicroseconds(last.Stamp.Microseconds)));
        }

        return true;
    }

    /// <returns>False: that was all, for good.</returns>
    private bool Turn()
    {
        var (batch, errands, isLast) = _intake.Next();
        if (batch.Entries.Count > 0)
        {
            Write(batch);
        }

        errands.ForEach(errand => errand());
        Guarded(() => _upkeep.Run(_home));
        return !isLast;
    }

    private void Write(TimelineEntries batch)
    {
        void Take() => _home.Use(database => database.Take(batch));
        if (Guarded(Take) || Guarded(Take))
        {
            _bell.Ring();
            Guarded(() => Written?.Invoke());
            return;
        }

        _intake.Lose(batch.Entries.Count);
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
