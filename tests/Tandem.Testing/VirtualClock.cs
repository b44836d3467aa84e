using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>
/// The one driver of time in a test: a clock that stands still until the next planned action is run. Actions of one instant run in
/// the order they were planned.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Action, (Instant At, long Order)> _planned = new();
    private long _order;

    /// <summary>Starts at one second, so that a forgotten zero shows.</summary>
    public Instant Now { get; private set; } = new(1_000_000_000);

    /// <inheritdoc/>
    public override long TimestampFrequency => 1_000_000_000;

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.Nanoseconds;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Now.Nanoseconds / 100);

    /// <summary>Plans an action; one in the past runs next.</summary>
    public void At(Instant at, Action action)
    {
        lock (_gate)
        {
            _planned.Enqueue(action, (at < Now ? Now : at, _order++));
        }
    }

    /// <summary>Plans an action.</summary>
    public void After(TimeSpan delay, Action action) => At(Now + delay, action);

    /// <summary>Runs the next action planned up to an instant, or moves to that instant.</summary>
    /// <returns>False when there was none.</returns>
    public bool RunNext(Instant until)
    {
        Action? action = null;
        lock (_gate)
        {
            if (_planned.TryPeek(out _, out var next) && next.At <= until)
            {
                action = _planned.Dequeue();
                Now = next.At;
            }
            else
            {
                Now = until;
            }
        }

        action?.Invoke();
        return action is not null;
    }

    /// <summary>Runs everything planned in a span.</summary>
    public void Advance(TimeSpan span)
    {
        var until = Now + span;
        while (RunNext(until))
        {
        }
    }
}
