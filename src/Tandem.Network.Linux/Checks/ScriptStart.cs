using System.Diagnostics;
using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>The command line that runs a script: a session of its own, its user, and a limit that holds even when this process is gone.</summary>
internal static class ScriptStart
{
    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>How to start it.</summary>
    /// <param name="command">What.</param>
    /// <param name="longest">A script that nobody watches any more is ended after this.</param>
    /// <param name="refusal">Why it cannot be started, if it cannot.</param>
    public static ProcessStartInfo? For(ScriptCommand command, TimeSpan longest, out string refusal)
    {
        List<string> line = [];
        var mayBeAnybody = UserTable.MayBeAnybody;
        if (command.User is { } wanted ? wanted != Environment.UserName : mayBeAnybody)
        {
            var name = command.User ?? UserTable.Nobody;
            if (!mayBeAnybody || UserTable.Find(name) is not { } user)
            {
                refusal = mayBeAnybody ? $"there is no user {name}" : $"this process may not become user {name}";
                return null;
            }

            line = ["setpriv", $"--reuid={user.Id}", $"--regid={user.Group}", "--init-groups", "--inh-caps=-all"];
        }

        if (Find("setsid") is not { } setsid || Find("timeout") is null || (line is [var change, ..] && Find(change) is null))
        {
            refusal = "setsid, setpriv or timeout is missing: install util-linux and coreutils";
            return null;
        }

        line.AddRange(["timeout", "--kill-after=1", longest.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), .. command.Arguments]);
        var start = new ProcessStartInfo(setsid, line)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path;
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["TANDEM_CHECK"] = command.Check;
        refusal = "";
        return start;
    }

    private static string? Find(string program) =>
        Path.Split(':').Select(folder => $"{folder}/{program}").FirstOrDefault(File.Exists);
}
