using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>Looks at what checks look at. A run that takes too long is a failure only if this process was on time itself.</summary>
/// <param name="scripts">Runs scripts.</param>
/// <param name="time">Its clock.</param>
public sealed class Prober(IScriptRunner scripts, TimeProvider time) : IProber
{
    private readonly ProcessTable _processes = new();

    /// <inheritdoc/>
    public IDisposable Begin(CheckTarget target, TimeSpan timeout, Action<ProbeResult> ended)
    {
        var run = new ProbeRun(timeout, time, ended);
        _ = Task.Run(() => run.Run((limit, givenUp) => Probe(target, timeout, limit, givenUp)));
        return run;
    }

    private Task<ProbeResult> Probe(CheckTarget target, TimeSpan timeout, CancellationToken limit, CancellationToken givenUp) => target switch
    {
        CheckTarget.Http http => HttpProbe.Run(http, limit),
        CheckTarget.Tcp tcp => TcpProbe.Run(tcp, limit),
        CheckTarget.Process process => Task.FromResult(_processes.Look(process)),
        CheckTarget.Script script => ScriptProbe.Run(scripts, script.Command, timeout, givenUp),
        _ => Task.FromResult<ProbeResult>(new ProbeResult.Unknown("nobody looks at this kind")),
    };
}
