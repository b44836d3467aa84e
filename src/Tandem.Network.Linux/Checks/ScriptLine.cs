using System.Globalization;
using Tandem.Network.Checks;

namespace Tandem.Network.Linux.Checks;

/// <summary>The command line that runs a script: its user, no privileges, and a limit that holds even when nobody watches it any more.</summary>
internal static class ScriptLine
{
    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>The line, to be run in a session of its own; its first word is an absolute path.</summary>
    /// <param name="command">What.</param>
    /// <param name="longest">A script that nobody watches any more is ended after this.</param>
    /// <param name="users">As whom a script may run.</param>
    /// <param name="endsWithStarter">It is ended with the thread that starts it.</param>
    /// <param name="refusal">Why it cannot be started, if it cannot.</param>
    public static IReadOnlyList<string>? For(ScriptCommand command, TimeSpan longest, ScriptUsers users, bool endsWithStarter, out string refusal)
    {
        if (users.TryResolve(command.User, out var user) is { } refused)
        {
            refusal = refused;
            return null;
        }

        List<string> line = [];
        if (user is { } other)
        {
            line.AddRange([$"--reuid={other.Id}", $"--regid={other.Group}", "--init-groups"]);
        }

        if (user is not null || Privileges.AreInherited)
        {
            line.AddRange(["--inh-caps=-all", "--ambient-caps=-all"]);
        }

        if (endsWithStarter)
        {
            line.Add("--pdeathsig=TERM");
        }

        if (Find("timeout") is not { } timeout || (Find("setpriv") is null && line.Count > 0))
        {
            refusal = "setsid, setpriv or timeout is missing: install util-linux and coreutils";
            return null;
        }

        refusal = "";
        return
        [
            .. line.Count > 0 ? [Find("setpriv")!, .. line] : Array.Empty<string>(),
            timeout, "--kill-after=1", longest.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
            .. command.Arguments,
        ];
    }

    /// <summary>All variables of its environment.</summary>
    public static IReadOnlyList<string> Environment(ScriptCommand command) => [$"PATH={Path}", "LANG=C.UTF-8", $"TANDEM_CHECK={command.Check}"];

    /// <summary>A program of the system; null: it is missing.</summary>
    public static string? Find(string program) =>
        Path.Split(':').Select(folder => $"{folder}/{program}").FirstOrDefault(File.Exists);
}
