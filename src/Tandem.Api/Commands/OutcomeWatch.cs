using System.Collections.Immutable;
using Tandem.Api.Contracts;
using Tandem.Api.Sights;

namespace Tandem.Api.Commands;

/// <summary>Watches the routers of a command until each is where it is wanted, or will not come. It only looks.</summary>
/// <param name="expectations">What the command asks for.</param>
/// <param name="eyes">See the cluster.</param>
/// <param name="time">Measures.</param>
internal sealed class OutcomeWatch(ImmutableArray<Expectation> expectations, IClusterEyes eyes, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<Expectation, RouterMove> _moved = [];

    /// <summary>Returns early when there is nothing left to wait for.</summary>
    public async Task<IReadOnlyList<RouterMove>> WaitAsync(TimeSpan limit, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pace, time);
        var moves = Judge();
        while (moves.Any(move => move.State == RouterMove.Waiting) && time.GetElapsedTime(_start) < limit)
        {
            await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
            moves = Judge();
        }

        return moves;
    }

    /// <summary>The first time at which a router was seen where it is wanted is what counts.</summary>
    private IReadOnlyList<RouterMove> Judge()
    {
        var (sight, milliseconds) = (eyes.Look(), Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 1));
        return [.. expectations.Select(one => Judge(one, sight, milliseconds))];
    }

    private RouterMove Judge(Expectation expectation, ClusterSight sight, double milliseconds)
    {
        if (_moved.TryGetValue(expectation, out var moved))
        {
            return moved;
        }

        var move = expectation.Judge(sight, milliseconds);
        if (move.State == RouterMove.Moved)
        {
            _moved.Add(expectation, move);
        }

        return move;
    }
}
