using System.Diagnostics;
using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>Whether a program ends with exit code 0.</summary>
internal static class ScriptProbe
{
    public static async Task<ProbeResult> Run(IScriptRunner scripts, ScriptCommand command, TimeSpan limit, CancellationToken cancellation)
    {
        switch (await scripts.RunAsync(command, limit, cancellation).ConfigureAwait(false))
        {
            case ScriptEnding.Exited(0, var line):
                return new ProbeResult.Passed(Said("exit code 0", line));
            case ScriptEnding.Exited(var code, var line):
                return new ProbeResult.Failed(Said($"exit code {code}", line));
            case ScriptEnding.TimedOut(var line, Starved: true):
                return new ProbeResult.Unknown(Said("it waited for a processor for much of its time", line));
            case ScriptEnding.TimedOut(var line, _):
                throw new TimeoutException(Said(string.Create(CultureInfo.InvariantCulture, $"not done within {limit.TotalSeconds:0.###} s"), line));
            case ScriptEnding.Refused(var detail):
                return new ProbeResult.Failed(detail);
            case ScriptEnding.Unknown(var detail):
                return new ProbeResult.Unknown(detail);
            default:
                throw new UnreachableException();
        }
    }

    private static string Said(string what, string line) => line.Length == 0 ? what : $"{what}: {line}";
}
