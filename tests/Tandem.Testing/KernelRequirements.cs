using System.Globalization;

namespace Tandem.Testing;

/// <summary>Decides whether a kernel test can run here, and says in one sentence why not.</summary>
internal static class KernelRequirements
{
    private const int CapNetAdmin = 12;
    private const int CapSysAdmin = 21;

    /// <summary>Null when the test can run, or must run although something is missing: CI as root may not skip.</summary>
    internal static string? Missing(string? needs) =>
        Environment.GetEnvironmentVariable("CI") == "true" && Environment.UserName == "root" ? null : FirstMissing(needs);

    private static string? FirstMissing(string? needs)
    {
        var capabilities = EffectiveCapabilities();
        if (!Has(capabilities, CapNetAdmin) || !Has(capabilities, CapSysAdmin))
        {
            return "needs CAP_NET_ADMIN and CAP_SYS_ADMIN to make network namespaces: run tests/run.sh as root or where user namespaces are allowed";
        }

        var missing = (needs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Prepend("ip")
            .FirstOrDefault(name => !ExternalPrograms.IsPresent(name));
        return missing is null ? null : $"needs {missing}, which is not installed: tests/run.sh as root installs it";
    }

    private static bool Has(ulong capabilities, int bit) => (capabilities >> bit & 1) == 1;

    private static ulong EffectiveCapabilities()
    {
        const string field = "CapEff:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
