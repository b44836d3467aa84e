using System.Diagnostics;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>How a worker without a guard starts a script: in a session of its own.</summary>
internal static class ScriptStart
{
    /// <summary>How to start it.</summary>
    /// <param name="command">What.</param>
    /// <param name="longest">A script that nobody watches any more is ended after this.</param>
    /// <param name="refusal">Why it cannot be started, if it cannot.</param>
    public static ProcessStartInfo? For(ScriptCommand command, TimeSpan longest, out string refusal)
    {
        if (ScriptLine.For(command, longest, ScriptUsers.All, endsWithStarter: false, out refusal) is not { } line)
        {
            return null;
        }

        if (ScriptLine.Find("setsid") is not { } setsid)
        {
            refusal = "setsid, setpriv or timeout is missing: install util-linux and coreutils";
            return null;
        }

        var start = new ProcessStartInfo(setsid, line)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var assignment in ScriptLine.Environment(command))
        {
            var at = assignment.IndexOf('=', StringComparison.Ordinal);
            start.Environment[assignment[..at]] = assignment[(at + 1)..];
        }

        return start;
    }
}
