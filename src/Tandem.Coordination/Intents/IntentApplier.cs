using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>
/// Puts the intents into effect on this node's routers, from before their first start, whether or not there is a cluster. The routers' side
/// remembers what it was told; it is told again now and then, in case it had to start afresh.
/// </summary>
public sealed class IntentApplier : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly string _node;
    private readonly IntentBoard _board;
    private readonly IActorRef _routers;
    private SharedRouter[] _own;
    private readonly Dictionary<VirtualRouterKey, PriorityIntent> _told = [];
    private readonly ITimer _timer;

    /// <param name="node">This node.</param>
    /// <param name="plan">The file.</param>
    /// <param name="board">What is wanted.</param>
    /// <param name="routers">The root actor of this node's routers.</param>
    /// <param name="time">The clock.</param>
    public IntentApplier(string node, SharedPlan plan, IntentBoard board, IActorRef routers, TimeProvider time)
    {
        (_node, _board, _routers) = (node, board, routers);
        _own = Own(plan);
        board.Changed += Apply;
        Apply();
        _timer = time.CreateTimer(_ => Repeat(), null, Again, Again);
    }

    /// <summary>Another file holds. To be told before new routers start, so that they start as they are wanted.</summary>
    public void Follow(SharedPlan plan)
    {
        lock (_lock)
        {
            _own = Own(plan);
            foreach (var gone in _told.Keys.Except(_own.Select(router => router.Key)).ToList())
            {
                _told.Remove(gone);
                _routers.Tell(new RouterAdvice.Intend(gone, PriorityIntent.AsConfigured.Instance));
            }
        }

        Apply();
    }

    public void Dispose()
    {
        _board.Changed -= Apply;
        _timer.Dispose();
    }

    private SharedRouter[] Own(SharedPlan plan) => [.. plan.Routers.Where(router => router.SeatOf(_node) is not null)];

    private void Apply()
    {
        lock (_lock)
        {
            var intents = _board.Current;
            foreach (var router in _own)
            {
                var wanted = Preference.Of(router, _node, intents);
                if (wanted != _told.GetValueOrDefault(router.Key, PriorityIntent.AsConfigured.Instance))
                {
                    _told[router.Key] = wanted;
                    _routers.Tell(new RouterAdvice.Intend(router.Key, wanted));
                }
            }
        }
    }

    private void Repeat()
    {
        _board.Settle();
        lock (_lock)
        {
            foreach (var (key, wanted) in _told.Where(told => told.Value is not PriorityIntent.AsConfigured))
            {
                _routers.Tell(new RouterAdvice.Intend(key, wanted));
            }
        }
    }
}
