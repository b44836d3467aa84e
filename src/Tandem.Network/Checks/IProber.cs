namespace Tandem.Network.Checks;

/// <summary>Looks at what checks look at, on ordinary threads. Interfaces are not its business: they are watched.</summary>
public interface IProber
{
    /// <summary>Begins one run.</summary>
    /// <param name="target">What to look at.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="ended">Called once, on any thread, unless the run is given up before; must not block.</param>
    /// <returns>Gives the run up.</returns>
    IDisposable Begin(CheckTarget target, TimeSpan timeout, Action<ProbeResult> ended);
}
