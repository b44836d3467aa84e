using Tandem.Guard.Wills;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Wills;

public sealed class WillStoreTests
{
    private readonly WillStore _store = new();

    [Fact]
    public void Exactly_the_open_routers_have_their_wills_carried_out()
    {
        _store.Note(new GuardRecord.Stored(3, Will(53)));
        _store.Note(new GuardRecord.Stored(1, Will(51)));
        _store.Note(new GuardRecord.Stored(2, Will(52)));

        Assert.Equal([51, 53], Vrids(_store.Open(slot => slot != 2)));
    }

    [Fact]
    public void The_last_will_counts_and_one_taken_back_does_not()
    {
        _store.Note(new GuardRecord.Stored(1, Will(51)));
        _store.Note(new GuardRecord.Stored(2, Will(52)));
        _store.Note(new GuardRecord.Stored(2, Will(62)));
        _store.Note(new GuardRecord.Forgotten(1));

        Assert.Equal([62], Vrids(_store.Open(_ => true)));
    }

    [Fact]
    public void It_is_ready_when_the_worker_says_so()
    {
        Assert.Null(_store.ReadyRouters);

        _store.Note(new GuardRecord.Ready(0));

        Assert.Equal(0, _store.ReadyRouters);
    }

    private static IEnumerable<int> Vrids(IEnumerable<LastWill> wills) => wills.Select(will => (int)will.Vrid.Value);

    private static LastWill Will(byte vrid) => new(
        new NamedInterface(2, "eth0"), new NamedInterface(2, "eth0"), Family.IPv4, new Vrid(vrid), Passage.Plain, default, [], []);
}
