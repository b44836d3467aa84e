using Tandem.Network.Checks;

namespace Tandem.Actors.Tests.Staging;

/// <summary>Runs end at once as the test says, or, when it says nothing, when it tells them to.</summary>
public sealed class FakeProber : IProber
{
    private readonly List<Run> _open = [];

    /// <summary>What a run of a target says; null: it does not end.</summary>
    public Func<CheckTarget, ProbeResult?> Says { get; set; } = static _ => new ProbeResult.Passed("well");

    /// <summary>Runs so far.</summary>
    public int Begun { get; private set; }

    /// <summary>Runs that were given up.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Runs that have neither ended nor been given up.</summary>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public IDisposable Begin(CheckTarget target, TimeSpan timeout, Action<ProbeResult> ended)
    {
        Begun++;
        var run = new Run(this, ended);
        if (Says(target) is { } result)
        {
            ended(result);
        }
        else
        {
            _open.Add(run);
        }

        return run;
    }

    /// <summary>Ends the oldest open run.</summary>
    public void End(ProbeResult result)
    {
        var run = _open[0];
        _open.RemoveAt(0);
        run.Ended(result);
    }

    private sealed class Run(FakeProber prober, Action<ProbeResult> ended) : IDisposable
    {
        public Action<ProbeResult> Ended { get; } = ended;

        public void Dispose() => prober.GivenUp += prober._open.Remove(this) ? 1 : 0;
    }
}
