using System.Collections.Immutable;

namespace Tandem.Coordination.Hearing;

/// <summary>From whom everybody hears to what is wrong. A function of what is said; who says nothing is not spoken of.</summary>
internal static class HearingJudge
{
    /// <summary>Everything that is wrong.</summary>
    public static ImmutableArray<HearingFault> Judge(HearingView view, MasterJudge masters) =>
        [.. view.Segments.SelectMany(segment => OnSegment(view, segment)), .. masters.Judge(view)];

    /// <summary>Who hears a node that hears nothing at all; null when it is not deaf, or that is not known.</summary>
    public static string? HearerOfDeaf(HearingView view, string segment, string node) =>
        view.HearsNobody(segment, node) == true && !view.HearsAnybody(segment, node)
            ? view.On(segment).FirstOrDefault(other => other != node && view.HeardAfterSilence(segment, other, node))
            : null;

    private static IEnumerable<HearingFault> OnSegment(HearingView view, string segment)
    {
        var nodes = view.On(segment);
        var faulty = new Dictionary<string, HearingFault>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (HearerOfDeaf(view, segment, node) is { } hearer)
            {
                faulty.Add(node, new HearingFault.Deaf(segment, node, hearer));
            }
        }

        ImmutableArray<string> hearing = [.. nodes.Where(node => !faulty.ContainsKey(node))];
        foreach (var node in hearing)
        {
            ImmutableArray<string> others = [.. hearing.Where(other => other != node)];
            if (IsMute(view, segment, node, others))
            {
                faulty.Add(node, new HearingFault.Mute(segment, node));
            }
            else if (IsAlone(view, segment, node, others))
            {
                faulty.Add(node, new HearingFault.Alone(segment, node));
            }
        }

        return [.. faulty.Values, .. Pairs(view, segment, [.. nodes.Where(node => !faulty.ContainsKey(node))])];
    }

    /// <summary>A listener that hears somebody else is not the one at fault.</summary>
    private static bool IsMute(HearingView view, string segment, string node, ImmutableArray<string> others) =>
        IsUnheard(view, segment, node, others)
        && others.Any(other => view.Hears(segment, node, other) == true)
        && others.Any(other => view.Hears(segment, other, node) == false && view.HearsAnybody(segment, other));

    /// <summary>Of two that hear nothing of each other, the one that hears others is not the one at fault.</summary>
    private static bool IsAlone(HearingView view, string segment, string node, ImmutableArray<string> others) =>
        IsUnheard(view, segment, node, others)
        && view.HearsNobody(segment, node) == true
        && (others.Any(one => others.Any(other => view.Hears(segment, one, other) == true))
            || (!view.HearsAnybody(segment, node) && others.Any(other => view.HearsAnybody(segment, other))));

    private static bool IsUnheard(HearingView view, string segment, string node, ImmutableArray<string> others)
    {
        var heard = others.Select(other => view.Hears(segment, other, node)).Where(known => known is not null).ToArray();
        return heard is not [] && heard.All(known => known == false);
    }

    private static IEnumerable<HearingFault> Pairs(HearingView view, string segment, ImmutableArray<string> nodes) =>
        from one in nodes
        from other in nodes
        where string.CompareOrdinal(one, other) < 0
        let fault = (view.Hears(segment, one, other), view.Hears(segment, other, one)) switch
        {
            (false, false) => new HearingFault.Apart(segment, one, other),
            (false, true) => new HearingFault.OneWay(segment, other, one),
            (true, false) => new HearingFault.OneWay(segment, one, other),
            _ => (HearingFault?)null,
        }
        where fault is not null
        select fault;
}
