using Tandem.Lab.Wire;

namespace Tandem.Lab.Reporting;

/// <summary>Which node answered the ARP questions that were put to each of them alone, every 5 ms.</summary>
internal sealed class Answers(IReadOnlyList<CapturedFrame> frames, string address)
{
    private readonly IReadOnlyList<CapturedFrame> _all = [.. frames.Where(frame => frame.Answers(Asker.Address, address))];

    /// <summary>The node's last answer in a stretch of time; null when there is none.</summary>
    public long? Last(string node, long from, long until) =>
        _all.LastOrDefault(frame => frame.Node == node && frame.At > from && frame.At < until)?.At;

    public bool Asked => _all.Count > 0;

    /// <summary>
    /// For how long two nodes answered, in ms, each question standing for its interval. Either a question had two answers
    /// at once, or an answer lies between two of the other node: a held-up answer belongs to a question nobody can name.
    /// </summary>
    public double TwiceMs(long from, long until)
    {
        var stretch = _all.Where(frame => frame.At > from && frame.At < until).ToList();
        var pairs = 0;
        var between = new Dictionary<string, int>();
        for (var i = 1; i < stretch.Count; i++)
        {
            var one = stretch[i];
            pairs += one.Node != stretch[i - 1].Node && one.At - stretch[i - 1].At < Asker.Interval / 2 ? 1 : 0;
            if (OtherNear(stretch, i, -1) && OtherNear(stretch, i, 1))
            {
                between[one.Node] = between.GetValueOrDefault(one.Node) + 1;
            }
        }

        return Math.Max(pairs, between.Values.DefaultIfEmpty().Max()) * Asker.Interval / 1e6;
    }

    private static bool OtherNear(List<CapturedFrame> stretch, int index, int step)
    {
        for (var i = index + step; i >= 0 && i < stretch.Count && Math.Abs(stretch[i].At - stretch[index].At) < 3 * Asker.Interval; i += step)
        {
            if (stretch[i].Node != stretch[index].Node)
            {
                return true;
            }
        }

        return false;
    }
}
