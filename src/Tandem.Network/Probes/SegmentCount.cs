using Tandem.Vrrp.Model;

namespace Tandem.Network.Probes;

/// <summary>Keeps what is heard on a segment at all.</summary>
/// <param name="segment">Its name.</param>
public sealed class SegmentCount(string segment)
{
    /// <summary>Somebody else heard so much later than the last target proves that it is not this node that hears nothing.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private Instant? _target;
    private Instant? _anybody;

    /// <summary>A target was heard.</summary>
    public void HearTarget(Instant at) => _target = at;

    /// <summary>A frame of whatever host was heard.</summary>
    public void HearAnybody(Instant at) => _anybody = at;

    /// <summary>What is known now.</summary>
    /// <param name="now">The present.</param>
    /// <param name="hasCarrier">As in <see cref="SegmentSight"/>.</param>
    /// <param name="problem">As there.</param>
    public SegmentSight Look(Instant now, bool hasCarrier, string? problem)
    {
        var last = _target is { } target && (_anybody is not { } any || target > any) ? target : _anybody;
        var hearsOthers = _anybody is { } other && (_target is not { } heard || other >= heard + Later);
        return new SegmentSight(segment, hasCarrier, last is { } at ? now - at : null, hearsOthers, problem);
    }
}
