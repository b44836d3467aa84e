using System.Globalization;
using Tandem.Guard.Scripts;
using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Guard;
using Tandem.Testing;

namespace Tandem.Guard.Tests.Scripts;

/// <summary>Real scripts, run as the guard runs them.</summary>
public sealed class ScriptDeskTests : IDisposable
{
    private const string HostRoot = "root of the host, setpriv, timeout";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-desk-").FullName;
    private readonly GuardLog _log = new(TextWriter.Null, LogFormat.Text, TimeProvider.System);
    private readonly ScriptDesk _desk;
    private readonly int _life;
    private uint _last;

    public ScriptDeskTests()
    {
        Command.Run(Long, "chmod", "777", _folder);
        _desk = new ScriptDesk(ScriptUsers.All, _log);
        _life = _desk.BeginLife();
    }

    public void Dispose()
    {
        _desk.Dispose();
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task The_exit_code_and_the_last_line_are_told()
    {
        Assert.Equal(new ScriptReport(1, ScriptOutcome.Exited, 0, ""), await Run("true"));
        Assert.Equal(new ScriptReport(2, ScriptOutcome.Exited, 3, "two"), await Run("echo one; echo two >&2; exit 3"));
        Assert.Equal(new ScriptReport(3, ScriptOutcome.Exited, 137, ""), await Run("exec 2>/dev/null; kill -KILL $$"));
        Assert.Equal(new string('x', 200), (await Run("head -c 3000000 /dev/zero | tr '\\0' x")).Text);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task It_runs_as_nobody_or_as_who_is_named_with_nothing_of_the_guard_s()
    {
        using var secret = File.OpenRead("/etc/passwd");
        _ = Network.Linux.LibC.fcntl_setfd((int)secret.SafeFileHandle.DangerousGetHandle(), Network.Linux.LibC.F_SETFD, 0);
        var who = "echo $(id -un) $(id -Gn) $(grep -hE '^Cap(Inh|Prm|Eff|Amb)' /proc/self/status | cut -f 2 | sort -u)";

        Assert.Equal("nobody nogroup 0000000000000000", (await Run(who)).Text);
        Assert.Equal("daemon daemon 0000000000000000", (await Run(who, user: "daemon")).Text);
        Assert.Equal("0 1 2 /", (await Run("echo $(ls /proc/self/fd | grep -v 3) $(pwd)")).Text);
        Assert.Equal("LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TANDEM_CHECK=test", (await Run("echo $(/usr/bin/env | grep -vE '^(PWD|_|SHLVL)=' | sort)")).Text);
        Assert.Equal("no terminal, alone in its session, signals 0000000000000000", (await Run(
            "read -r _ _ _ _ group session tty _ < /proc/$$/stat; [ $tty = 0 ] && [ $group = $session ] && [ $group != 0 ] && echo no terminal, alone in its session, signals $(grep SigIgn /proc/$$/status | cut -f 2)")).Text);
        Assert.Equal(new ScriptReport(6, ScriptOutcome.Refused, 0, "there is no user nowhere-man"), await Run("true", user: "nowhere-man"));
    }

    [KernelFact(Needs = HostRoot)]
    public async Task One_that_does_not_listen_is_killed_with_all_it_started_and_nothing_is_left()
    {
        var report = await Run($"exec 3>>{_folder}/ids; trap '' TERM; (trap '' TERM; exec sleep 600) & echo $! >&3; echo $$ >&3; echo begun; while :; do sleep 0.1; done", limit: Short);

        Assert.Equal(("begun", ScriptOutcome.TimedOut), (report.Text, report.Outcome));
        await Gone(expected: 2);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task What_it_leaves_running_ends_with_it()
    {
        Assert.Equal(new ScriptReport(1, ScriptOutcome.Exited, 0, "done"), await Run($"sleep 600 & echo $! > {_folder}/ids; echo done"));
        await Gone(expected: 1);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task One_check_runs_once_at_a_time_and_what_is_given_up_ends_at_once()
    {
        Begin("test", Long, null, $"echo $$ > {_folder}/ids; exec sleep 600");
        await Until(() => File.Exists(_folder + "/ids") && File.ReadAllText(_folder + "/ids").Length > 1, "the script begins");
        Assert.Equal(new ScriptReport(2, ScriptOutcome.Busy, 0, "its last run has not ended"), await Run("true"));

        _desk.GiveUp(_life, 1);

        Assert.Equal(1u, (await Next()).Id);
        await Gone(expected: 1);
        Assert.Equal(ScriptOutcome.Exited, (await Run("true")).Outcome);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task More_than_64_at_once_are_not_begun_and_all_end_with_their_worker()
    {
        for (var i = 0; i < 64; i++)
        {
            Begin($"check{i}", Long, null, $"echo $$ >> {_folder}/ids; exec sleep 600");
        }

        Assert.Equal(new ScriptReport(65, ScriptOutcome.Busy, 0, "64 scripts run already"), await Run("true"));
        await Until(() => File.Exists(_folder + "/ids") && File.ReadAllLines(_folder + "/ids").Length == 64, "all scripts begin");

        _desk.EndAll();

        await Gone(expected: 64);
        var next = _desk.BeginLife();
        _desk.Begin(next, new GuardRecord.ScriptWanted(1, new ScriptCommand("test", ["/bin/true"], null), Long));
        Assert.Equal(new ScriptReport(1, ScriptOutcome.Exited, 0, ""), await Next(next));
    }

    [KernelFact(Needs = HostRoot)]
    public async Task A_guard_that_ends_leaves_none()
    {
        Begin("test", Long, null, $"echo $$ > {_folder}/ids; exec sleep 600");
        await Until(() => File.Exists(_folder + "/ids") && File.ReadAllText(_folder + "/ids").Length > 1, "the script begins");

        _desk.Dispose();

        await Gone(expected: 1);
    }

    private async Task<ScriptReport> Run(string text, TimeSpan? limit = null, string? user = null)
    {
        Begin("test", limit ?? Long, user, text);
        return await Next();
    }

    private void Begin(string check, TimeSpan limit, string? user, string text) =>
        _desk.Begin(_life, new GuardRecord.ScriptWanted(++_last, new ScriptCommand(check, ["/bin/sh", "-c", text], user), limit));

    private async Task<ScriptReport> Next(int? life = null)
    {
        ScriptReport? report = null;
        await Until(() => _desk.TryTake(life ?? _life, out report), "a report comes");
        return report!;
    }

    /// <summary>Neither living nor a zombie; whom its parent left is taken by the first process, in its own time.</summary>
    private async Task Gone(int expected)
    {
        var ids = File.ReadAllLines(_folder + "/ids");
        Assert.Equal(expected, ids.Length);
        foreach (var id in ids)
        {
            var number = int.Parse(id, CultureInfo.InvariantCulture);
            await Until(() => !Directory.Exists($"/proc/{number}"), $"process {number} is gone");
        }
    }

    private static async Task Until(Func<bool> condition, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var left = 4000; !condition(); left--)
        {
            Assert.True(left > 0, $"{what}: not within 20 s");
            await timer.WaitForNextTickAsync();
        }
    }
}
