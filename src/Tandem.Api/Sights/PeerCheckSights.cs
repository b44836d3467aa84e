using System.Collections.Immutable;
using Tandem.Api.Contracts;
using Tandem.Coordination.Messages;

namespace Tandem.Api.Sights;

/// <summary>From what the other nodes tell of their health to what is seen of it.</summary>
internal static class PeerCheckSights
{
    /// <summary>Every check of every node that has told of it lately, in the order of names.</summary>
    public static ImmutableArray<PeerCheckSight> Of(ImmutableDictionary<string, CheckReport> told) =>
    [
        .. from node in told.OrderBy(node => node.Key, StringComparer.Ordinal)
           from check in node.Value.Checks.OrderBy(check => check.Name, StringComparer.Ordinal)
           select new PeerCheckSight(node.Key, new CheckSight(check.Name, StateOf(check.State), TimeOf(check.Since), check.Detail), PassedOf(check.LastRun)),
    ];

    private static string StateOf(HealthState state) => state switch
    {
        HealthState.Well => CheckStatus.Up,
        HealthState.Failed => CheckStatus.Down,
        _ => CheckStatus.Unknown,
    };

    private static bool? PassedOf(HealthState lastRun) => lastRun switch
    {
        HealthState.Well => true,
        HealthState.Failed => false,
        _ => null,
    };

    /// <summary>Another node may write any number there.</summary>
    private static DateTimeOffset? TimeOf(HybridStamp since) =>
        since.Microseconds > 0 && since.Microseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000
            ? DateTimeOffset.FromUnixTimeMilliseconds(since.Microseconds / 1000)
            : null;
}
