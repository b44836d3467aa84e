using System.Globalization;

namespace Tandem.Coordination.Timeline;

/// <summary>Another node's clock is ahead of this one's, or this one is behind.</summary>
/// <param name="Ahead">By so much.</param>
/// <param name="Followed">False: by too much to be followed.</param>
public sealed record ClockRemark(TimeSpan Ahead, bool Followed)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"its clock is {Ahead.TotalSeconds:0.0} s ahead of this node's{(Followed ? "" : ", and the order of events between the two is lost")}; set both by the same time server");
}
