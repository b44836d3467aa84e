using Tandem.Actors.Advice;
using Tandem.Actors.Counts;
using Tandem.Network.Beat;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Metrics;

/// <summary>One router of this node at the time of a reading.</summary>
/// <param name="Labels">Which.</param>
/// <param name="Standing">What it told last.</param>
/// <param name="Wire">What its link loop counts.</param>
/// <param name="Counts">What it went through.</param>
internal sealed record RouterReading(LabelSet Labels, RouterStanding Standing, AdvertisementTally Wire, RouterCounts Counts)
{
    public static readonly string[] LabelNames = ["router", "segment", "vrid", "family"];

    public static LabelSet LabelsOf(string name, VirtualRouterKey key) => new(
        ("router", name), ("segment", key.Segment), ("vrid", key.Vrid.ToString()), ("family", Word(key.Family)));

    public static string Word(Family family) => family == Family.IPv4 ? "ipv4" : "ipv6";
}
