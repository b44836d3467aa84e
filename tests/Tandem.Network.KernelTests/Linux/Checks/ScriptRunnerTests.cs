using System.Globalization;
using Tandem.Network.Checks;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Checks;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux.Checks;

/// <summary>Real scripts. Those that a test writes are read by a shell that the test itself names.</summary>
public sealed class ScriptRunnerTests : IDisposable
{
    private const string HostRoot = "root of the host, setpriv, setsid, timeout";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-script-").FullName;

    public ScriptRunnerTests() => Command.Run(Long, "chmod", "777", _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [KernelFact(Needs = HostRoot)]
    public async Task The_exit_code_and_the_last_line_are_told()
    {
        Assert.Equal(new ScriptEnding.Exited(0, ""), await Run("/bin/true"));
        Assert.Equal(new ScriptEnding.Exited(3, "two"), await Shell("echo one; echo two; exit 3"));
        Assert.Equal(new ScriptEnding.Exited(0, "to the error stream"), await Shell("echo to the error stream >&2"));
    }

    [KernelFact(Needs = HostRoot)]
    public async Task A_line_without_end_is_cut_and_kept()
    {
        var ending = Assert.IsType<ScriptEnding.Exited>(await Shell("head -c 5000000 /dev/zero | tr '\\0' x"));

        Assert.Equal(new string('x', 200), ending.LastLine);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task It_runs_as_nobody_without_privileges_or_as_the_user_that_is_named()
    {
        Assert.Equal("nobody nogroup", Line(await Shell("echo $(id -un) $(id -gn)")));
        Assert.Equal("0000000000000000", Line(await Shell("grep CapEff /proc/self/status | cut -f 2")));
        Assert.Equal("daemon", Line(await Shell("id -un", user: "daemon")));
        Assert.Equal("root", Line(await Shell("id -un", user: "root")));
        Assert.Equal(new ScriptEnding.Refused("there is no user nowhere-man"), await Shell("true", user: "nowhere-man"));
    }

    [KernelFact(Needs = HostRoot)]
    public async Task Its_environment_is_small_and_no_descriptor_but_the_three_is_its_own()
    {
        using var secret = File.OpenRead("/etc/passwd");
        _ = LibC.fcntl_setfd((int)secret.SafeFileHandle.DangerousGetHandle(), LibC.F_SETFD, 0);

        Assert.Equal("LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TANDEM_CHECK=test", Line(await Shell("echo $(/usr/bin/env | grep -v ^PWD= | grep -v ^_= | grep -v SHLVL | sort)")));
        Assert.Equal("open:", Line(await Shell("n=3; while [ $n -lt 300 ]; do [ -e /proc/$$/fd/$n ] && l=\"$l $n\"; n=$((n+1)); done; echo open:$l")));
    }

    /// <summary>
    /// Started from a thread of real-time priority and from one that is favoured; both are the worker's. Of the first one the kernel itself lets nothing be
    /// inherited; of the second it does.
    /// </summary>
    [KernelTheory(Needs = HostRoot)]
    [InlineData("real-time")]
    [InlineData("favoured")]
    public async Task Neither_real_time_priority_nor_niceness_is_inherited(string from)
    {
        var started = new TaskCompletionSource<Task<ScriptEnding>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var kept = 0;
        void Start() => started.SetResult(Shell("cut -d ' ' -f 19,41 /proc/self/stat"));
        var thread = new Thread(() =>
        {
            _ = LibC.setpriority(LibC.PRIO_PROCESS, 0, -10);
            if (from == "favoured")
            {
                Start();
            }
            else
            {
                RealTime.Promptly(Start);
            }

            kept = LibC.getpriority(LibC.PRIO_PROCESS, 0);
        });
        thread.Start();

        // Fields 19 and 41 of proc(5): niceness and policy, 0 is SCHED_OTHER.
        Assert.Equal("0 0", Line(await await started.Task));
        thread.Join();
        Assert.Equal(-10, kept);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task At_the_time_out_it_is_asked_to_end_and_says_its_last_words()
    {
        // The signal ends "sleep" too, and the shell says so on its standard error: another stream, which may be read later than "asked".
        var ending = await Shell("exec 2>/dev/null; trap 'echo asked; exit 0' TERM; echo begun; while :; do sleep 0.05; done", TimeSpan.FromMilliseconds(500));

        Assert.Equal("asked", Assert.IsType<ScriptEnding.TimedOut>(ending).LastLine);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task One_that_does_not_listen_is_killed_with_all_it_started_and_nothing_is_left()
    {
        var command = "trap '' TERM; (trap '' TERM; echo $BASHPID >&3; while :; do sleep 0.1; done) & echo $$ >&3; while :; do sleep 0.1; done";
        var ending = await Run(TimeSpan.FromMilliseconds(500), null, "/bin/bash", "-c", $"exec 3>>{_folder}/ids; {command}");

        Assert.IsType<ScriptEnding.TimedOut>(ending);
        await Gone(File.ReadAllLines(_folder + "/ids"), expected: 2);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task What_it_leaves_running_ends_with_it()
    {
        var ending = await Shell($"sleep 600 & echo $! > {_folder}/ids; echo done");

        Assert.Equal(new ScriptEnding.Exited(0, "done"), ending);
        await Gone(File.ReadAllLines(_folder + "/ids"), expected: 1);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task One_that_is_given_up_is_killed_at_once()
    {
        using var giveUp = new CancellationTokenSource();
        var running = new ScriptRunner(TimeProvider.System).RunAsync(
            new ScriptCommand("test", ["/bin/sh", "-c", $"echo $$ > {_folder}/ids; exec sleep 600"], null), Long, giveUp.Token);
        await Until(() => File.Exists(_folder + "/ids") && File.ReadAllText(_folder + "/ids").Length > 1, "the script begins");

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Gone(File.ReadAllLines(_folder + "/ids"), expected: 1);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task A_program_that_is_not_there_is_a_failure_with_its_reason() => Assert.Contains(
        "No such file", Line(await Run("/nowhere/to/be/found")), StringComparison.Ordinal);

    private static string Line(ScriptEnding ending) => Assert.IsType<ScriptEnding.Exited>(ending).LastLine;

    private static Task<ScriptEnding> Shell(string text, TimeSpan? limit = null, string? user = null) => Run(limit ?? Long, user, "/bin/sh", "-c", text);

    private static Task<ScriptEnding> Run(params string[] arguments) => Run(Long, null, arguments);

    private static Task<ScriptEnding> Run(TimeSpan limit, string? user, params string[] arguments) =>
        new ScriptRunner(TimeProvider.System).RunAsync(new ScriptCommand("test", arguments, user), limit, CancellationToken.None);

    /// <summary>Neither living nor a zombie; whom its parent left is taken by the first process, in its own time.</summary>
    private static async Task Gone(string[] ids, int expected)
    {
        Assert.Equal(expected, ids.Length);
        foreach (var id in ids)
        {
            var number = int.Parse(id, CultureInfo.InvariantCulture);
            await Until(() => !Directory.Exists($"/proc/{number}"), $"process {number} is gone");
        }
    }

    private static async Task Until(Func<bool> condition, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var left = 1000; !condition(); left--)
        {
            Assert.True(left > 0, $"{what}: not within 10 s");
            await timer.WaitForNextTickAsync();
        }
    }
}
