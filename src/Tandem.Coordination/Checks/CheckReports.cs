using System.Collections.Immutable;
using Tandem.Actors.Checks;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Checks;

/// <summary>The health of a node, as it is told and as it is heard.</summary>
internal static class CheckReports
{
    /// <summary>What a run says is a line of somebody else's program: it is cut for the channel.</summary>
    private const int LongestDetail = 200;

    /// <summary>What the others are told.</summary>
    public static CheckReport Of(LocalHealth health) => new(
        [.. health.Checks.Values.Select(check => new CheckResult(
            check.Name,
            ToMessage(check.State),
            check.LastPassed switch
            {
                true => HealthState.Well,
                false => HealthState.Failed,
                null => HealthState.Unknown,
            },
            new HybridStamp(check.Since.ToUnixTimeMilliseconds() * 1000, 0),
            check.Detail.Length > LongestDetail ? check.Detail[..LongestDetail] : check.Detail))],
        [.. health.Serving.OrderBy(key => key.ToString(), StringComparer.Ordinal)]);

    /// <summary>What another node told.</summary>
    public static PeerHealth Of(string node, CheckReport report)
    {
        var checks = ImmutableDictionary.CreateBuilder<string, PeerCheck>(StringComparer.Ordinal);
        foreach (var check in report.Checks)
        {
            checks[check.Name] = new PeerCheck(FromMessage(check.State), check.LastRun == HealthState.Unknown ? null : check.LastRun == HealthState.Well);
        }

        return new PeerHealth(node, checks.ToImmutable(), [.. report.Serving]);
    }

    private static HealthState ToMessage(CheckState state) => state switch
    {
        CheckState.Up => HealthState.Well,
        CheckState.Down => HealthState.Failed,
        _ => HealthState.Unknown,
    };

    private static CheckState FromMessage(HealthState state) => state switch
    {
        HealthState.Well => CheckState.Up,
        HealthState.Failed => CheckState.Down,
        _ => CheckState.Unknown,
    };
}
