namespace Tandem.Lab.Reporting;

/// <summary>
/// How an address got from one node to the other after an event, told by the frames at the nodes' ports, the answers to
/// ARP questions that each node was asked alone, and a client's probes.
/// </summary>
internal sealed class Change
{
    public const string Address = "web";

    private const string Vrid = "51";
    private const string Ip = "192.168.1.100";
    private const long Allowed = 50_000_000;
    private const long Before = 10_000_000;

    private readonly SessionEvent _event;
    private readonly IReadOnlyList<ProbeRecord> _probes;
    private readonly IReadOnlyList<CapturedFrame> _claims;
    private readonly Answers _answers;
    private readonly string _old;
    private readonly CapturedFrame? _first;

    public Change(SessionEvent happening, IReadOnlyList<ProbeRecord> probes, IReadOnlyList<CapturedFrame> frames)
    {
        _event = happening;
        _probes = probes;
        _claims = [.. frames.Where(frame => frame.Claims(Vrid))];
        _answers = new(frames, Ip);
        _old = happening.Before[Address];
        _first = _claims.FirstOrDefault(frame => frame.At > happening.At && frame.At < happening.Until && frame.Node != _old);
    }

    /// <summary>The move itself; what did not happen while it was watched gives no value.</summary>
    public IEnumerable<Measured> Move()
    {
        if (_first is null)
        {
            yield break;
        }

        yield return new("to the new Master's first advert", "ms", Ms(_first.At - _event.At));
        if (_claims.LastOrDefault(frame => frame.Node == _old && frame.At < _first.At) is { } last)
        {
            yield return new("last advert of the old Master to the new one's first", "ms", Ms(_first.At - last.At));
        }

        if (_probes.Where(probe => probe.Node == _first.Node && probe.AnsweredAt > _event.At).Select(probe => probe.AnsweredAt).DefaultIfEmpty().Min() is > 0 and var answered)
        {
            yield return new("to the client's first answer from the new Master", "ms", Ms(answered - _event.At));
        }

        if (!_answers.Asked)
        {
            yield break;
        }

        // Until just before the old one is Master again by right, if it comes back while we watch.
        var back = _claims.FirstOrDefault(frame => frame.Node == _old && frame.At > _first.At + Allowed)?.At - Before;
        var end = Math.Min(back ?? _event.Until, _event.Until);
        var dark = _answers.Last(_old, _event.At, end);
        yield return new("the old node still answers for", "ms", dark is { } at ? Ms(at - _event.At) : 0, dark > end - Allowed);
    }

    /// <summary>Two nodes that answer: while the address moves, and from 50 ms after the new Master's first advert on.</summary>
    public IEnumerable<Measured> Aftermath(bool moved)
    {
        if (!_answers.Asked)
        {
            yield break;
        }

        var settled = moved && _first is not null ? _first.At + Allowed : _event.At;
        if (moved)
        {
            yield return new("two answer, during", "ms", _answers.TwiceMs(_event.At, settled));
        }

        yield return new(moved ? "two answer, afterwards" : "two answer", "ms", _answers.TwiceMs(settled, _event.Until));
    }

    private static double Ms(long nanoseconds) => nanoseconds / 1e6;
}
