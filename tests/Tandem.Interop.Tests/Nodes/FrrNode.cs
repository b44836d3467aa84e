using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests.Nodes;

/// <summary>FRR's zebra and vrrpd, started by hand; they drop to the user frr and want their macvlan made for them.</summary>
internal sealed class FrrNode(Site site, Machine machine, RouterPlan plan, int priority) : VrrpNode(machine, priority)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly string _folder = site.FolderFor(machine, "frr");
    private RunningProgram? _zebra;

    internal override string Product => "FRR";

    internal override void Start()
    {
        PrepareForVirtualMac();
        AddMacvlan();
        File.WriteAllText(Path.Combine(_folder, "zebra.conf"), "");
        File.WriteAllText(Path.Combine(_folder, "vrrpd.conf"), Configuration());
        Command.Run(Limit, "chown", "-R", "frr:frr", _folder);
        Command.Run(Limit, "chmod", "755", Path.GetDirectoryName(_folder)!);

        File.Delete(Path.Combine(_folder, "zserv.api"));
        _zebra = RunDaemon("zebra");
        _zebra.WaitForOutput("starting", Limit);
        RunDaemon("vrrpd").WaitForOutput("starting", Limit);
        Assert.Matches(@"vrrpd (8|9|1\d)\.\d+(\.\d+)? starting", Daemon.Output + Daemon.Error);
    }

    /// <summary>vrrpd first: it needs zebra to put the macvlan down again.</summary>
    internal override int Stop()
    {
        var code = base.Stop();
        _zebra!.Signal(15);
        _zebra.WaitForExit(Limit);
        return code;
    }

    private RunningProgram RunDaemon(string name) => Run(
        name, "--log", "stdout", "--log-level", "info", "--vty_socket", _folder, "-z", Path.Combine(_folder, "zserv.api"), "-P", "0",
        "-i", Path.Combine(_folder, name + ".pid"), "-f", Path.Combine(_folder, name + ".conf"));

    private void AddMacvlan()
    {
        if (KernelView.Links(Machine.Network).Contains("virtual"))
        {
            return;
        }

        Machine.Network.Run("ip", "link", "add", "virtual", "link", "eth0", "address", plan.VirtualMac, "type", "macvlan", "mode", "bridge");
        Machine.Network.Run("ip", "link", "set", "virtual", "addrgenmode", "none");
        Machine.Network.Run("ip", "link", "set", "virtual", "protodown", "on");
        foreach (var address in plan.Addresses)
        {
            string[] nodad = plan.IsIpv6 ? ["nodad"] : [];
            Machine.Network.Run("ip", ["address", "add", plan.Prefixed(address), "dev", "virtual", .. nodad]);
        }

        Machine.Network.Run("ip", "link", "set", "virtual", "up");
    }

    private string Configuration() => $"""
        interface eth0
         vrrp {plan.Vrid} version {plan.Version}
         vrrp {plan.Vrid} priority {Priority}
         vrrp {plan.Vrid} advertisement-interval {plan.Interval.TotalMilliseconds:0}
        {string.Join('\n', plan.Addresses.Select(address => $" vrrp {plan.Vrid} {(plan.IsIpv6 ? "ipv6" : "ip")} {address}"))}

        """;
}
