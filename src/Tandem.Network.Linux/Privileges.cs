using System.Globalization;

namespace Tandem.Network.Linux;

/// <summary>Capabilities of this process.</summary>
public static class Privileges
{
    private const string EffectiveLine = "CapEff:";
    private const string AmbientLine = "CapAmb:";

    /// <summary>All that a worker needs: interfaces, tables and settings; raw sockets; real-time priority.</summary>
    private static readonly int[] OfAWorker = [LibC.CAP_NET_ADMIN, LibC.CAP_NET_RAW, LibC.CAP_SYS_NICE];

    /// <summary>Whether this process may run a program as another user, and end it.</summary>
    public static bool MayActAsOthers { get; } = Has(LibC.CAP_SETUID, LibC.CAP_SETGID, LibC.CAP_KILL);

    /// <summary>Whether this process may make and remove interfaces, addresses and tables.</summary>
    public static bool MaySetInterfaces { get; } = Has(LibC.CAP_NET_ADMIN);

    /// <summary>What an operator can do where it may not.</summary>
    public static string HowToSetInterfaces => Cures.NetAdmin;

    /// <summary>Whether a program that this process starts would have capabilities of it although it does not run as root.</summary>
    internal static bool AreInherited => SetOf(File.ReadAllText("/proc/thread-self/status"), AmbientLine) != 0;

    /// <summary>
    /// Starts a program from the calling thread. What the service manager has given to this process and would be inherited (ambient
    /// capabilities) is withheld from it, except for what a worker needs. A process of root inherits nothing: its child has what root has.
    /// </summary>
    /// <returns>What it returned.</returns>
    public static T AsWorker<T>(Func<T> start)
    {
        List<int> withheld = [];
        for (var capability = 0; Ambient(LibC.PR_CAP_AMBIENT_IS_SET, capability) is >= 0 and var isSet; capability++)
        {
            if (isSet > 0 && !OfAWorker.Contains(capability) && Ambient(LibC.PR_CAP_AMBIENT_LOWER, capability) == 0)
            {
                withheld.Add(capability);
            }
        }

        try
        {
            return start();
        }
        finally
        {
            foreach (var capability in withheld)
            {
                _ = Ambient(LibC.PR_CAP_AMBIENT_RAISE, capability);
            }
        }
    }

    /// <summary>One of the sets by the text of a status file in /proc; 0 when it is not there.</summary>
    internal static ulong SetOf(string status, string name) =>
        status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
        && ulong.TryParse(line.AsSpan(name.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var set)
            ? set
            : 0;

    private static bool Has(params int[] capabilities) =>
        SetOf(File.ReadAllText("/proc/self/status"), EffectiveLine) is var set && capabilities.All(capability => (set & (1UL << capability)) != 0);

    private static int Ambient(int operation, int capability) => LibC.prctl(LibC.PR_CAP_AMBIENT, operation, capability, 0, 0);
}
