using System.Globalization;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests.Guard;

/// <summary>Scripts of health checks are run by the guard, for a worker that may not do that itself.</summary>
public sealed class GuardedScriptTests
{
    private const string HostRoot = "nft,setpriv,timeout,root of the host";

    [KernelFact(Needs = HostRoot)]
    public async Task A_script_passes_and_fails_and_is_ended_with_all_it_started_when_it_takes_too_long()
    {
        using var pair = new Pair();
        using var script = new CheckScript();
        script.Does("echo fine");
        pair.A.StartGuarded(Configuration(script, "interval = 100ms, timeout = 300ms, user = daemon"));
        await pair.A.Says("check probe is up: exit code 0: fine");

        script.Does("echo broken >&2; exit 3");
        await pair.A.Says("check probe is down: exit code 3: broken");
        script.Does("echo fine again");
        await pair.A.Says("check probe is up: exit code 0: fine again");
        script.Does("trap '' TERM; (trap '' TERM; exec sleep 600) & echo $! >> $LEFT; while :; do sleep 0.1; done");
        await pair.A.Says("not done within 0.3 s");
        script.Does("exit 0");
        var (before, sleepers) = (script.Runs.Count, File.ReadAllLines(script.Left).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToArray());
        await Until.True("it is run again", () => script.Runs.Count > before, Until.Long, () => pair.A.Said);

        Assert.NotEmpty(sleepers);
        Assert.All(script.Runs, run => Assert.Equal(("daemon", "0000000000000000"), (run.User, run.Capabilities)));
        Assert.Equal(0, pair.A.Stop());
        await CheckScript.Gone([.. sleepers, .. script.Runs.Select(run => run.Id)]);
        Assert.Single(pair.A.WorkerIds);
    }

    [KernelFact(Needs = HostRoot)]
    public async Task A_worker_that_is_killed_leaves_no_script_and_neither_does_a_guard()
    {
        using var pair = new Pair();
        using var script = new CheckScript();
        script.Does("exec sleep 600");
        pair.A.StartGuarded(Configuration(script, "interval = 60s, timeout = 60s"));
        await Until.True("the script runs", () => script.Runs.Count == 1, Until.Long, () => pair.A.Said);
        Assert.Equal("nobody", script.Runs[0].User);
        Assert.Equal(pair.A.Worker.Id, CheckScript.ParentOf(CheckScript.ParentOf(script.Runs[0].Id)));

        pair.A.SignalWorker(Machine.SIGKILL);
        await CheckScript.Gone([script.Runs[0].Id]);
        await Until.True("the next worker has it run", () => script.Runs.Count == 2, Until.Long, () => pair.A.Said);
        Assert.True(Directory.Exists($"/proc/{script.Runs[1].Id}"));

        pair.A.Kill();
        await CheckScript.Gone([script.Runs[1].Id]);
    }

    /// <summary>
    /// As the service's user does, root without its privileges has what was handed down to it and no more; files it need not ask for.
    /// </summary>
    [KernelFact(Needs = HostRoot)]
    public async Task The_worker_has_three_capabilities_and_a_script_has_none_of_the_guard_s_six()
    {
        using var pair = new Pair();
        using var script = new CheckScript();
        const string Six = "+net_admin,+net_raw,+sys_nice,+setuid,+setgid,+kill";
        pair.A.StartGuarded(
            Configuration(script, "interval = 100ms, timeout = 2s"), null, "setpriv", "--securebits=+noroot", $"--inh-caps=-all,{Six}", $"--ambient-caps=-all,{Six}", $"--bounding-set=-all,{Six}");
        await pair.A.Says("check probe is up");

        // Bits 12, 13 and 23; those and 5, 6 and 7.
        Assert.Equal("0000000000803000", Effective(pair.A.WorkerIds[^1]));
        Assert.Equal("00000000008030e0", Effective(pair.A.Worker.Id));
        Assert.All(script.Runs, run => Assert.Equal(("nobody", "0000000000000000"), (run.User, run.Capabilities)));
        await pair.A.Becomes("Master");
        Assert.Equal(0, pair.A.Stop());
    }

    private static string Effective(int id) =>
        File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith("CapEff:", StringComparison.Ordinal)).Split('\t')[1];

    private static string Configuration(CheckScript script, string settings) => Pair.Configuration(
        "checks { probe = -10 }", $"checks {{ probe {{ type = script, command = [{script.Words}], fall = 1, rise = 1, {settings} }} }}");
}
