using Tandem.Interop.Tests.Topology;
using Tandem.Testing;

namespace Tandem.Interop.Tests.Nodes;

/// <summary>A machine with a VRRP daemon: started, stopped in order, and cut off as a power failure does.</summary>
internal abstract class VrrpNode(Machine machine, int priority)
{
    private const int SIGTERM = 15;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);
    private readonly List<RunningProgram> _programs = [];

    internal Machine Machine { get; } = machine;

    internal int Priority { get; } = priority;

    internal abstract string Product { get; }

    /// <summary>All that its programs have said since the test began.</summary>
    internal string Said => string.Concat(_programs.Select(program => program.Output + program.Error));

    internal abstract void Start();

    /// <summary>Sends SIGTERM and waits for the end; the exit code of the daemon that speaks VRRP.</summary>
    internal virtual int Stop()
    {
        Daemon.Signal(SIGTERM);
        return Daemon.WaitForExit(Limit);
    }

    internal void Signal(int number) => Daemon.Signal(number);

    internal int WaitForExit(TimeSpan limit) => Daemon.WaitForExit(limit);

    internal void WaitFor(string words) => Daemon.WaitForOutput(words, StartLimit);

    /// <summary>Ends every process of the machine at one instant: stopped first, so that no child outlives its parent for a last word.</summary>
    internal void Kill()
    {
        var ids = Command.Run(Limit, "ip", "netns", "pids", Machine.Network.Name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Command.Run(Limit, "kill", ["-STOP", .. ids]);
        Command.Run(Limit, "kill", ["-KILL", .. ids]);
        foreach (var program in _programs.Where(program => !program.HasExited))
        {
            program.WaitForExit(Limit);
        }
    }

    /// <summary>Power off: the processes gone and the cable dead. What the kernel holds is lost with it.</summary>
    internal void PowerOff()
    {
        Machine.Unplug();
        Kill();
        Machine.Wipe();
    }

    internal void PowerOn()
    {
        Machine.Plug();
        Start();
    }

    internal string LastLines(int count = 15) =>
        $"--- {Product} on {Machine.Name}, last lines:\n{string.Join('\n', Said.TrimEnd().Split('\n').TakeLast(count))}";

    protected RunningProgram Daemon => _programs[^1];

    protected RunningProgram Run(string program, params string[] arguments)
    {
        var started = Machine.Network.Start(program, arguments);
        _programs.Add(started);
        return started;
    }

    /// <summary>Without these the node's own ARP speaks of the virtual address with the real MAC. Tandem sets them itself.</summary>
    protected void PrepareForVirtualMac()
    {
        Machine.WriteSetting("ipv4/conf/eth0/arp_ignore", "1");
        Machine.WriteSetting("ipv4/conf/eth0/arp_announce", "2");
    }
}
