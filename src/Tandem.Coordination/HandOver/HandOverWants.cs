using Tandem.Actors.Advice;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// Which routers should leave this node, and to whom: begins a hand-over for each, so many at a time, tries the next candidate where one refused,
/// and begins again after a pause where all did. Belongs to one actor.
/// </summary>
internal sealed class HandOverWants(HandOverBook book, string self, SharedPlanBoard file)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Dictionary<VirtualRouterKey, Attempt> _attempts = [];
    private readonly List<HandOverEnding> _endings = [];
    private TaskCompletionSource<IReadOnlyList<HandOverEnding>>? _waiting;
    private bool _isCalm;

    /// <summary>Whether there is a reason to look, and room to begin.</summary>
    public bool CanBegin => book.HasRoom && (!_isCalm || _waiting is not null);

    /// <summary>When to look again although nothing has changed.</summary>
    public Instant RetryAt { get; private set; } = Instant.Never;

    /// <summary>Something else is wanted: without regard to what was tried.</summary>
    public void Begin()
    {
        _isCalm = false;
        Clear();
    }

    /// <summary>Everything is to leave.</summary>
    public void Leave(TaskCompletionSource<IReadOnlyList<HandOverEnding>> waiting)
    {
        Clear();
        _waiting?.TrySetResult([]);
        _waiting = waiting;
    }

    /// <summary>A router that became Master anew is tried anew.</summary>
    public void Note(NodeReport report)
    {
        if (report is NodeReport.Released(var key, _))
        {
            _attempts.Remove(key);
        }
    }

    /// <summary>Only an orderly stop wants to know all of them; what an intent tries goes on for as long as the process runs.</summary>
    public void End(HandOverEnding ending, Instant now)
    {
        if (_waiting is not null)
        {
            _endings.Add(ending);
        }

        if (!ending.IsDone && _attempts.TryGetValue(ending.Key, out var attempt))
        {
            attempt.Tried.Add(ending.Target);
        }
    }

    /// <summary>Begins what should have begun.</summary>
    public void Look(IntentSet intents, Roster roster, Instant now, List<HandOverAct> acts)
    {
        RetryAt = Instant.Never;
        _isCalm = intents.IsCalm;
        foreach (var standing in book.Held.ToList())
        {
            if (!book.HasRoom)
            {
                return;
            }

            if (!book.IsGiving(standing.Key) && (_waiting is not null || !_isCalm))
            {
                Try(standing.Key, intents, roster, now, acts);
            }
        }

        if (_waiting is { } waiting && book.UnderWay == 0)
        {
            _waiting = null;
            waiting.TrySetResult([.. _endings]);
        }
    }

    private void Try(VirtualRouterKey key, IntentSet intents, Roster roster, Instant now, List<HandOverAct> acts)
    {
        if (file.Current.Find(key) is not { } router)
        {
            return;
        }

        var isLeaving = _waiting is not null;
        List<string> candidates = [.. isLeaving ? HandOverChoice.Candidates(key, self, roster, intents) : HandOverChoice.Wanted(router, self, roster, intents)];
        if (candidates.Count == 0)
        {
            return;
        }

        var attempt = _attempts.TryGetValue(key, out var known) ? known : _attempts[key] = new Attempt();
        if (candidates.Find(node => !attempt.Tried.Contains(node)) is { } target)
        {
            var reason = isLeaving ? "orderly stop" : intents.IsDrained(self) ? $"{self} is drained" : $"moved to {target}";
            book.Begin(key, target, reason, now, acts);
            return;
        }

        // All have refused: an orderly stop goes on without, an intent stands and is tried again.
        if (!isLeaving)
        {
            attempt.AllRefused(now);
            RetryAt = Instant.Earlier(RetryAt, attempt.NotBefore);
        }
    }

    private void Clear()
    {
        _attempts.Clear();
        _endings.Clear();
    }

    /// <summary>What was tried with one router.</summary>
    private sealed class Attempt
    {
        private TimeSpan _pause = FirstPause;
        private bool _isPausing;

        public HashSet<string> Tried { get; } = new(StringComparer.Ordinal);

        public Instant NotBefore { get; private set; }

        public void AllRefused(Instant now)
        {
            if (!_isPausing)
            {
                (_isPausing, NotBefore) = (true, now + _pause);
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            }
            else if (now >= NotBefore)
            {
                _isPausing = false;
                Tried.Clear();
            }
        }
    }
}
