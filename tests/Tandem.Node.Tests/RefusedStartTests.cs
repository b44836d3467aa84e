using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What a kernel or a container refuses: one line with its cure. What is essential stops the start, the rest goes on.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly Pair _pair = new();
    private readonly string _file;

    public RefusedStartTests()
    {
        _file = _pair.A.Write(Pair.Configuration());
    }

    [KernelFact(Needs = "nft")]
    public async Task A_second_worker_in_one_namespace_is_refused()
    {
        await _pair.Start();

        var second = Run([]);

        IsRefused(second, "another tandem-node is running in this network namespace");
        Assert.Equal("Master", _pair.A.Role);
        Assert.True(_pair.A.Holds(Pair.Vip));
    }

    [KernelTheory(Needs = "setpriv")]
    [InlineData("-net_admin", "CAP_NET_ADMIN")]
    [InlineData("-net_raw", "CAP_NET_RAW")]
    public void A_missing_capability_is_named(string without, string named) =>
        IsRefused(Run(["setpriv", "--bounding-set", without, "--inh-caps", without, "--"]), named);

    [KernelFact(Needs = "setpriv")]
    public void Cleaning_without_the_right_to_is_refused()
    {
        using var cleaning = _pair.A.Network.Start(
            "env", [$"RUNTIME_DIRECTORY={_pair.A.RunDirectory}", "setpriv", "--bounding-set", "-net_admin", "--inh-caps", "-net_admin", "--", Binary.Guard, "--clean"]);

        Assert.Equal(1, cleaning.WaitForExit(Until.Long));
        Assert.Contains("nothing is taken away: run as root or with CAP_NET_ADMIN", cleaning.Error, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft,unshare")]
    public void A_missing_nftables_library_is_named() =>
        IsRefused(Run(WithoutLibrary("libnftables.so.1")), "libnftables");

    [KernelFact(Needs = "unshare")]
    public void A_missing_libpcap_is_named() =>
        IsRefused(Run(WithoutLibrary("libpcap.so.0.8")), "libpcap0.8");

    [KernelFact(Needs = "nft,unshare")]
    public async Task Without_nftables_and_with_gate_off_it_works()
    {
        _pair.A.Write(Pair.Configuration(gate: "off"));
        using var worker = Start(WithoutLibrary("libnftables.so.1"));

        worker.WaitForOutput("-> Master", Until.Long);
        await Until.True("the address answers", () => Pair.Answers(_pair.Client), Until.Long, () => worker.Output + worker.Error);

        Assert.Single(Warnings(worker), line => line.Contains("gate", StringComparison.Ordinal));
    }

    [KernelFact(Needs = "nft,unshare")]
    public void A_read_only_proc_sys_is_warned_of_and_it_goes_on()
    {
        using var worker = Start(["unshare", "--mount", "sh", "-c", "mount --bind /proc/sys /proc/sys && mount -o remount,bind,ro /proc/sys && exec \"$@\"", "inside"]);

        worker.WaitForOutput("-> Master", Until.Long);

        var warnings = Warnings(worker);
        Assert.Contains(warnings, line => line.Contains("arp_ignore is 0 and should be 1", StringComparison.Ordinal) && line.Contains("sysctls:", StringComparison.Ordinal));
        Assert.Equal(warnings.Count, warnings.Distinct().Count());
    }

    [KernelFact(Needs = "nft,unshare")]
    public void A_full_run_directory_is_one_warning()
    {
        using var worker = Start(
            ["unshare", "--mount", "sh", "-c", "RUNTIME_DIRECTORY=$RUNTIME_DIRECTORY/full; mkdir $RUNTIME_DIRECTORY && mount -t tmpfs -o size=4k none $RUNTIME_DIRECTORY && head -c 4096 /dev/zero >$RUNTIME_DIRECTORY/x && exec \"$@\"", "inside"]);

        worker.WaitForOutput("-> Master", Until.Long);

        Assert.Contains("No space left on device", Assert.Single(Warnings(worker)), StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft,setpriv")]
    public void No_real_time_priority_is_one_warning()
    {
        using var worker = Start(["prlimit", "--rtprio=0", "setpriv", "--bounding-set", "-sys_nice", "--inh-caps", "-sys_nice", "--"]);

        worker.WaitForOutput("-> Master", Until.Long);

        Assert.Contains("CAP_SYS_NICE", Assert.Single(Warnings(worker)), StringComparison.Ordinal);
    }

    public void Dispose() => _pair.Dispose();

    private Invocation Run(string[] before) => Invocation.RunIn(_pair.A.Network, [$"RUNTIME_DIRECTORY={_pair.A.RunDirectory}", .. before], "--config", _file, "--node", "a");

    private RunningProgram Start(string[] before) =>
        _pair.A.Network.Start("env", [$"RUNTIME_DIRECTORY={_pair.A.RunDirectory}", .. before, Binary.Path, "--config", _file, "--node", "a"]);

    /// <summary>In a mount namespace of its own an empty file stands where the library was.</summary>
    private static string[] WithoutLibrary(string name) =>
        ["unshare", "--mount", "sh", "-c", $"for f in /usr/lib/*/{name}; do mount --bind /dev/null \"$f\" || exit 9; done; exec \"$@\"", "inside"];

    private static List<string> Warnings(RunningProgram worker) =>
        [.. worker.Output.Split('\n').Where(line => line.Contains("warn:", StringComparison.Ordinal))];

    private static void IsRefused(Invocation run, string named)
    {
        Assert.True(run.Code == 1, $"exit code {run.Code}\n{run.Output}{run.Error}");
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("tandem-node: cannot start: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }
}
