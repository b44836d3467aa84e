using System.Globalization;
using Tandem.Network.Linux;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>
/// For a worker that has used up half of its time: its real-time threads get ordinary priority until it moves, or for half a second. Where they
/// wait, without sleeping, for a thread of ordinary priority that they keep from running, that ends it; what stands still for another reason is
/// killed as ever (docs/adr/0031-relief-before-the-end.md).
/// </summary>
internal sealed class Relief(GuardLog log)
{
    /// <summary>The link loop has less left, and keeps it for all of that; a part that may stand still for longer does not cost the others their deadlines.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private IReadOnlyList<RealTimeThread> _relieved = [];
    private Life? _life;
    private Instant? _began;

    /// <summary>To be called whenever the worker is judged.</summary>
    public void Look(Life life, Grace grace, Instant now)
    {
        if (!ReferenceEquals(life, _life))
        {
            (_life, _relieved, _began) = (life, [], null);
        }

        var pause = grace.LongPause(life, now);
        if (pause is { } standing && _began is null)
        {
            _began = now;
            Begin(life, standing);
        }

        if (_relieved.Count > 0 && (pause is null || now - _began >= Longest))
        {
            End(life, moves: pause is null);
        }

        if (pause is null)
        {
            _began = null;
        }
    }

    private void Begin(Life life, (Pulse Part, TimeSpan For) standing)
    {
        _relieved = RealTimeThread.OfProcess(life.Process.Id);
        if (_relieved.Count == 0)
        {
            return;
        }

        foreach (var thread in _relieved)
        {
            thread.MakeOrdinary();
        }

        log.Warning(string.Create(
            CultureInfo.InvariantCulture,
            $"worker {life.Process.Id} stands still ({standing.Part.Name} for {standing.For.TotalMilliseconds:0} ms): real-time threads that get ordinary priority for now: {_relieved.Count}"));
    }

    private void End(Life life, bool moves)
    {
        var refused = _relieved.Count(thread => !thread.Restore());
        _relieved = [];
        var told = $"worker {life.Process.Id} {(moves ? "moves again" : "stands still as before")}: its threads have their real-time priority back";
        if (refused == 0)
        {
            log.Information(told);
        }
        else
        {
            log.Warning($"{told}, but for {refused} to which it was refused");
        }
    }
}
