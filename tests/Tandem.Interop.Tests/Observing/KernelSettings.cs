using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Observing;

/// <summary>What a daemon may have changed in a machine's kernel, as text: links, addresses, and the settings of its interfaces.</summary>
internal static class KernelSettings
{
    internal static string Of(Machine machine) => string.Join('\n', [
        "links: " + string.Join(' ', KernelView.Links(machine.Network)),
        "addresses: " + string.Join(' ', KernelView.Addresses(machine.Network).Select(address => address.ToString()).Order(StringComparer.Ordinal)),
        .. machine.Network.Enter(() => Settings().ToList()),
    ]);

    private static IEnumerable<string> Settings() =>
        from family in new[] { "ipv4", "ipv6" }
        from scope in new[] { "all", "default", "eth0" }
        from file in Directory.EnumerateFiles($"/proc/sys/net/{family}/conf/{scope}").Order(StringComparer.Ordinal)
        let value = Value(file)
        where value is not null
        select $"{file} = {value}";

    /// <summary>Null for the few that cannot be read.</summary>
    private static string? Value(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
