using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>
/// Which of two Masters that cannot hear each other lets go: the one that does not reach the witness while the other one does. Where both
/// reach it, or neither, or it is not known, nobody does.
/// </summary>
/// <param name="settings">By segment; one that is not in it has no arbitration.</param>
internal sealed class Arbitration(ImmutableDictionary<string, ArbitrationSetting> settings)
{
    /// <summary>No segment has any.</summary>
    public static readonly Arbitration Off = new(ImmutableDictionary<string, ArbitrationSetting>.Empty);

    /// <summary>Whether a segment has any.</summary>
    public bool Covers(string segment) => settings.ContainsKey(segment);

    /// <summary>The one that lets go; null when nobody does.</summary>
    public string? LoserOf(HearingView view, VirtualRouterKey key, string one, string other)
    {
        if (!settings.TryGetValue(key.Segment, out var setting)
            || view.Hears(key.Segment, one, other) != false || view.Hears(key.Segment, other, one) != false)
        {
            return null;
        }

        return (Reaches(view, setting, key.Segment, one, other), Reaches(view, setting, key.Segment, other, one)) switch
        {
            (true, false) => other,
            (false, true) => one,
            _ => null,
        };
    }

    private static bool? Reaches(HearingView view, ArbitrationSetting setting, string segment, string node, string rival) =>
        setting.Witness is null ? ReachesThird(view, segment, node, rival) : view.ReachesWitness(segment, node);

    /// <summary>A third member counts when it hears the node and is heard by it; and against the node when both is not so.</summary>
    private static bool? ReachesThird(HearingView view, string segment, string node, string rival)
    {
        var thirds = view.On(segment)
            .Where(third => third != node && third != rival)
            .Select(third => (There: view.Hears(segment, third, node), Back: view.Hears(segment, node, third)))
            .ToArray();
        return thirds.Any(third => third is (true, true)) ? true
            : thirds is not [] && thirds.All(third => third is (false, false)) ? false
            : null;
    }
}
