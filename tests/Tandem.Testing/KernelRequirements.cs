using System.Globalization;

namespace Tandem.Testing;

/// <summary>Decides whether a kernel test can run here, and says in one sentence why not.</summary>
internal static class KernelRequirements
{
    private const int CapNetAdmin = 12;
    private const int CapSysAdmin = 21;

    /// <summary>A need that only the machine's own root meets: to become another of its users, as FRR's daemons do, or to have real-time priority.</summary>
    private const string HostRoot = "root of the host";

    /// <summary>A need that no package meets: a group of processes whose memory can be limited.</summary>
    private const string LimitedMemory = "limited memory";

    /// <summary>Null when the test can run, or must run although something is missing: CI as root may not skip.</summary>
    internal static string? Missing(string? needs) =>
        Wanted(needs).Contains(LimitedMemory) && !MemoryLimit.IsPossible
            ? "needs a writable control group for memory (/sys/fs/cgroup): run it where one is mounted"
            : Environment.GetEnvironmentVariable("CI") == "true" && Environment.UserName == "root" && HasOtherUsers() ? null : FirstMissing(needs);

    private static string? FirstMissing(string? needs)
    {
        var capabilities = EffectiveCapabilities();
        if (!Has(capabilities, CapNetAdmin) || !Has(capabilities, CapSysAdmin))
        {
            return "needs CAP_NET_ADMIN and CAP_SYS_ADMIN to make network namespaces: run tests/run.sh as root or where user namespaces are allowed";
        }

        var wanted = Wanted(needs);
        if (wanted.Contains(HostRoot) && !HasOtherUsers())
        {
            return "needs the root of the host, which a user namespace does not have: run tests/run.sh as root";
        }

        var missing = wanted.Where(name => name is not (HostRoot or LimitedMemory)).Prepend("ip").FirstOrDefault(name => !ExternalPrograms.IsPresent(name));
        return missing is null ? null : $"needs {missing}, which is not installed: tests/run.sh as root installs it";
    }

    private static string[] Wanted(string? needs) => (needs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether more than one user id exists here.</summary>
    private static bool HasOtherUsers() =>
        File.ReadLines("/proc/self/uid_map").Any(line => !line.TrimEnd().EndsWith(" 1", StringComparison.Ordinal));

    private static bool Has(ulong capabilities, int bit) => (capabilities >> bit & 1) == 1;

    private static ulong EffectiveCapabilities()
    {
        const string field = "CapEff:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
