using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Sysctls;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Segments;

/// <summary>
/// Takes away what a killed life left on interfaces that no segment names any more; nobody will ever open those. Whoever calls it is the
/// only instance in the network namespace.
/// </summary>
public static class AbandonedInterfaces
{
    private const string Sysctls = "sysctls-";
    private const string Addresses = "addresses-";

    /// <summary>Removes macvlans, then gates, and puts sysctls back.</summary>
    /// <param name="configured">Interfaces that are left alone.</param>
    /// <param name="runDirectory">Where earlier lives kept what must survive a crash.</param>
    /// <param name="warn">Told, in one line, what was removed and what could not be.</param>
    public static void Clear(IReadOnlySet<string> configured, string runDirectory, Action<string> warn)
    {
        try
        {
            using var netlink = new RtNetlink();
            if (CarefulPlace.Attempt(() => RemoveMacvlans(netlink, configured, warn)) is { } refused)
            {
                warn($"removing what an earlier life left: {refused}");
            }
        }
        catch (InterfaceRefusedException refused)
        {
            warn($"removing what an earlier life left: {refused.Message}");
        }

        // Last, because a gate that nobody renews is what keeps a left-over macvlan silent.
        Gate.RemoveAbandoned(configured);
        RestoreFiles(configured, runDirectory, warn);
    }

    private static Refusal? RemoveMacvlans(RtNetlink netlink, IReadOnlySet<string> configured, Action<string> warn)
    {
        Refusal? failed = null;
        var links = netlink.Links();
        var parents = links.DistinctBy(link => link.Index).ToDictionary(link => link.Index, link => new ParentInterface(link.Index, link.Name));
        foreach (var left in links)
        {
            if (parents.TryGetValue(left.Parent, out var parent)
                && !configured.Contains(parent.Name)
                && parent.Made(left, out _, out _)
                && left.Group == parent.Group)
            {
                failed ??= netlink.DeleteLink(left.Index);
                warn($"removed {left.Name}, which an earlier life left on {parent.Name}{(configured.Count == 0 ? "" : $"; no segment names {parent.Name} any more")}");
            }
        }

        return failed;
    }

    private static void RestoreFiles(IReadOnlySet<string> configured, string runDirectory, Action<string> warn)
    {
        foreach (var file in Directory.Exists(runDirectory) ? Directory.GetFiles(runDirectory) : [])
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith(Sysctls, StringComparison.Ordinal) && !configured.Contains(name[Sysctls.Length..]))
            {
                new SysctlKeeper(file, warn).Dispose();
            }
            else if (name.StartsWith(Addresses, StringComparison.Ordinal) && !configured.Contains(name[Addresses.Length..]))
            {
                // The addresses themselves had a second to live.
                var list = new PlainAddressList(file);
                list.Remove([.. list.All]);
            }
        }
    }
}
