namespace Tandem.Network.Checks;

/// <summary>Runs the scripts of checks. Whoever does it can do it in another process.</summary>
public interface IScriptRunner
{
    /// <summary>Runs one to its end. What it started ends with it.</summary>
    /// <param name="command">What.</param>
    /// <param name="limit">When it is ended, first by SIGTERM, then by SIGKILL.</param>
    /// <param name="cancellation">Ends it at once.</param>
    Task<ScriptEnding> RunAsync(ScriptCommand command, TimeSpan limit, CancellationToken cancellation);
}
