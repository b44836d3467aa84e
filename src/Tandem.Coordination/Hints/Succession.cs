using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hints;

/// <summary>Who is first in line when a Master lets go.</summary>
internal static class Succession
{
    /// <summary>
    /// The name of the Backup that wins against all others that hear this Master, as far as members are reached; null when there is none. The
    /// others need not be told: their timers run on, and will hear the new Master.
    /// </summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="key">The router.</param>
    /// <param name="master">Whose advertisements are heard.</param>
    public static string? First(Roster roster, VirtualRouterKey key, IPvXAddress master) =>
        (from node in roster.Nodes.Values
         let router = node.Find(key)
         where node.IsReachable && router is { Role: RouterRole.Backup } && router.Master == master && router.Source is not null
         orderby router.Priority descending, router.Source descending
         select node.Node).FirstOrDefault();

    /// <summary>Whether somebody else who is reached says that it is Master.</summary>
    public static bool HasMaster(Roster roster, VirtualRouterKey key, string but) =>
        roster.Nodes.Values.Any(node => node.Node != but && node.IsReachable && node.Find(key) is { Role: RouterRole.Master });
}
