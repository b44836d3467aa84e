using Tandem.Network.Beat;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Tests.Beat;

/// <summary>What is known of one segment.</summary>
public sealed class SegmentTallyTests
{
    private readonly SegmentTally _tally = new();

    [Fact]
    public void A_protocol_error_is_remembered_and_a_routers_error_is_not_one()
    {
        _tally.Discard(DiscardReason.Version);
        _tally.Discard(DiscardReason.PacketLength);

        Assert.Equal((DiscardReason.Version, 1, 1), (_tally.LastProtocolError, _tally.Discards[DiscardReason.Version], _tally.Discards[DiscardReason.PacketLength]));
    }

    [Fact]
    public void A_gate_that_cannot_be_seen_neither_stands_nor_is_missing()
    {
        Assert.Null(_tally.GateStands);

        _tally.SeeGate(true);
        Assert.True(_tally.GateStands);

        _tally.SeeGate(false);
        Assert.False(_tally.GateStands);

        _tally.SeeGate(null);
        Assert.Null(_tally.GateStands);
    }
}
