using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Machine;

/// <summary>The last advertisement in one checksum form.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="At">When it came.</param>
/// <param name="PresentUntil">How long its sender counts as present.</param>
internal readonly record struct ChecksumVoice(IPvXAddress Source, Instant At, Instant PresentUntil)
{
    /// <summary>A sender is forgotten after ten intervals: of its own ones if they are longer than ours.</summary>
    public static ChecksumVoice Heard(Advertisement advertisement, AdvertisementInterval own, Instant now)
    {
        var centiseconds = Math.Max(advertisement.Interval.Centiseconds, own.Centiseconds);
        return new(advertisement.Source, now, now + (new AdvertisementInterval(centiseconds).TimeSpan * ChecksumAgreement.IntervalsToForget));
    }
}
