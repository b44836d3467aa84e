using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Machine;

/// <summary>
/// Which checksum form a VRRPv3 IPv4 router sends. The setting `auto` follows a foreign peer that steadily uses the other form,
/// unless a peer in the current form is around. VRRPv2 and IPv6 leave no choice.
/// </summary>
public readonly record struct ChecksumAgreement
{
    /// <summary>Advertisements in a row, from one source, that make `auto` switch.</summary>
    public const int RowToSwitch = 3;

    /// <summary>A peer counts as present for so many intervals, the longer one of its own and ours.</summary>
    public const int IntervalsToForget = 10;

    private bool HasChoice { get; init; }

    private bool IsPinned { get; init; }

    private AdvertisementInterval Interval { get; init; }

    private ChecksumVoice? PseudoHeader { get; init; }

    private ChecksumVoice? MessageOnly { get; init; }

    private IPvXAddress RowSource { get; init; }

    private int Row { get; init; }

    /// <summary>What to send.</summary>
    public ChecksumForm Form { get; private init; }

    /// <summary>Set while two sources with different forms are heard within ten intervals of each other.</summary>
    public ChecksumConflict? Conflict =>
        PseudoHeader is { } one && MessageOnly is { } other && one.Source != other.Source
        && one.At <= other.PresentUntil && other.At <= one.PresentUntil
            ? new ChecksumConflict(one.Source, other.Source)
            : null;

    /// <summary>The start: a pinned form, or else the one remembered from an earlier life, or else the one with pseudo-header.</summary>
    public static ChecksumAgreement For(VirtualRouterParameters parameters, ChecksumForm? remembered = null)
    {
        var chosen = parameters.Checksum switch
        {
            ChecksumSetting.PseudoHeader => ChecksumForm.PseudoHeader,
            ChecksumSetting.MessageOnly => ChecksumForm.MessageOnly,
            _ => remembered ?? ChecksumForm.PseudoHeader,
        };
        return new ChecksumAgreement
        {
            HasChoice = parameters is { Version: VrrpVersion.V3, Key.Family: Family.IPv4 },
            IsPinned = parameters.Checksum != ChecksumSetting.Auto,
            Interval = parameters.AdvertisementInterval,
            Form = MessageChecks.FormOf(parameters.Version, parameters.Key.Family, chosen),
        };
    }

    /// <summary>Other parameters: who was heard is forgotten only if the choice is another one from now on.</summary>
    public ChecksumAgreement Follow(VirtualRouterParameters parameters)
    {
        var fresh = For(parameters, Form);
        return (fresh.HasChoice, fresh.IsPinned, fresh.Form) == (HasChoice, IsPinned, Form) ? this with { Interval = fresh.Interval } : fresh;
    }

    /// <summary>Takes note of a fully accepted advertisement.</summary>
    public ChecksumAgreement Hear(Advertisement advertisement, Instant now)
    {
        if (!HasChoice)
        {
            return this;
        }

        var voice = ChecksumVoice.Heard(advertisement, Interval, now);
        var noted = advertisement.Checksum == ChecksumForm.PseudoHeader
            ? this with { PseudoHeader = voice }
            : this with { MessageOnly = voice };
        if (advertisement.Checksum == Form)
        {
            return noted with { Row = 0 };
        }

        var row = Row > 0 && RowSource == advertisement.Source ? Row + 1 : 1;
        var current = Form == ChecksumForm.PseudoHeader ? PseudoHeader : MessageOnly;
        return IsPinned || row < RowToSwitch || now <= current?.PresentUntil
            ? noted with { Row = Math.Min(row, RowToSwitch), RowSource = advertisement.Source }
            : noted with { Row = 0, Form = advertisement.Checksum };
    }
}
